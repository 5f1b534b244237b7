/** The search for the one or two extensions that break a page: which are on at the next load, and when a result is proved. */

/** One load of the page: which candidates were on, by their place in the list, and whether the page failed. */
export interface Load {
  readonly on: readonly number[];
  readonly failed: boolean;
}

export type Move =
  | { readonly kind: 'load'; readonly on: readonly number[] }
  | { readonly kind: 'found'; readonly culprits: readonly number[] }
  /** The page fails with all of them off. */
  | { readonly kind: 'not-the-cause' }
  /** The page never failed again, whichever were on: the site recovered in between. */
  | { readonly kind: 'recovered' }
  /** No one and no two candidates explain the loads: there are more culprits, or the site itself fails now and then. */
  | { readonly kind: 'unclear' };

/** The most loads that finding one or two culprits among so many candidates takes. */
export const mostLoads = (others: number): number => Math.floor(2 + 2 * Math.log2(others) + 1e-9);

interface Seen {
  readonly on: ReadonlySet<number>;
  readonly failed: boolean;
}

/** One or two candidates that explain every load so far. */
type Hypothesis = readonly number[];

/** The next move, from the loads alone; candidates are in order of likelihood. */
export function nextMove(others: number, loads: readonly Load[]): Move {
  if (loads.length === 0) return { kind: 'load', on: [] };
  const seen = loads.map(({ on, failed }): Seen => ({ on: new Set(on), failed }));
  if (loads.some(({ on, failed }) => on.length === 0 && failed)) return { kind: loads.length === 1 ? 'not-the-cause' : 'unclear' };
  const left = hypotheses(others).filter((one) => seen.every((load) => explains(one, load)));
  const [first, ...more] = left;
  const inconclusive: Move = { kind: seen.some(({ failed }) => failed) ? 'unclear' : 'recovered' };
  if (!first) return inconclusive;
  const on = more.length > 0 ? split(others, left, seen) : proof(others, first, seen);
  if (!on) return { kind: 'found', culprits: first };
  // One or two culprits never take more loads, so it is something else.
  return loads.length < mostLoads(others) ? { kind: 'load', on } : inconclusive;
}

/** The candidates that may still be a culprit; the candidates are cleared. */
export function suspected(others: number, loads: readonly Load[]): ReadonlySet<number> {
  const seen = loads.map(({ on, failed }): Seen => ({ on: new Set(on), failed }));
  return new Set(
    hypotheses(others)
      .filter((one) => seen.every((load) => explains(one, load)))
      .flat(),
  );
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

const hypotheses = (others: number): Hypothesis[] =>
  range(others).flatMap((one) => [[one], ...range(others).flatMap((two) => (two > one ? [[one, two]] : []))]);

const explains = (one: Hypothesis, { on, failed }: Seen): boolean => one.some((at) => on.has(at)) === failed;

/** All on but these. */
const without = (others: number, these: Hypothesis): number[] => range(others).filter((at) => !these.includes(at));

const worksWithout = (others: number, these: Hypothesis, seen: readonly Seen[]): boolean =>
  seen.some(({ on, failed }) => !failed && on.size === others - these.length && these.every((at) => !on.has(at)));

/** The candidates of a hypothesis that were never the only one of it on when the page failed. */
const neverAlone = (these: Hypothesis, seen: readonly Seen[]): number[] =>
  these.filter((at) => !seen.some(({ on, failed }) => failed && on.has(at) && these.every((other) => other === at || !on.has(other))));

/**
 * How many loads a hypothesis still needs until it is proved. A single culprit: the page works with all the rest on, and fails
 * afterwards with it on again, so that a site that recovers in the middle is never taken for a result. Two culprits: the page fails
 * with each of them alone, and worked in between. Loads that the bound leaves over prove them once more (`proof`).
 */
function lacks(others: number, these: Hypothesis, seen: readonly Seen[]): number {
  const missing = neverAlone(these, seen).length;
  if (these.length > 1) {
    return missing + (workedAfterFailing(seen) < 0 ? 1 : 0);
  }
  if (!worksWithout(others, these, seen)) return 2;
  return missing === 0 && seen.at(-1)?.failed === true ? 0 : 1;
}

/** The load that the last hypothesis still needs, if any; two culprits are tested once more together while the bound has room. */
function proof(others: number, these: Hypothesis, seen: readonly Seen[]): number[] | undefined {
  const works = worksWithout(others, these, seen);
  const rest = without(others, these);
  const [alone] = neverAlone(these, seen);
  const isLacking = lacks(others, these, seen) > 0;
  if (these.length === 1) return isLacking ? (works ? range(others) : rest) : undefined;
  if (alone !== undefined) return [...rest, alone];
  if (isLacking) return rest;
  if (seen.length >= mostLoads(others)) return undefined;
  const worked = workedAfterFailing(seen);
  if (!seen.slice(worked).some(({ failed }) => failed)) return range(others);
  return works ? undefined : rest;
}

/** The first load that worked after one that failed. */
function workedAfterFailing(seen: readonly Seen[]): number {
  const failed = seen.findIndex((load) => load.failed);
  return failed < 0 ? -1 : seen.findIndex((load, at) => at > failed && !load.failed);
}

/** How many ways to cut each list are compared: all of them for the usual number of extensions. */
const cuts = 16;

/** With so few hypotheses left, loads that would prove one of them are compared too. */
const few = 40;

/**
 * The load that leaves the least to do, whichever way it ends. A hypothesis counts double for every load it still needs: that
 * many leaves has the tree below it.
 */
function split(others: number, left: readonly Hypothesis[], seen: readonly Seen[]): readonly number[] {
  const work = (suspects: readonly Hypothesis[], load: Seen): number =>
    suspects.reduce((sum, one) => sum + 2 ** lacks(others, one, [...seen, load]), 0);
  let best: { on: readonly number[]; rank: readonly [number, number, number] } | undefined;
  for (const on of candidates(others, left, seen)) {
    const set = new Set(on);
    const yes = left.filter((one) => explains(one, { on: set, failed: true }));
    const no = left.filter((one) => explains(one, { on: set, failed: false }));
    if (yes.length === 0 || no.length === 0) continue;
    const [a, b] = [work(yes, { on: set, failed: true }), work(no, { on: set, failed: false })];
    const worse = Math.max(a, b);
    const rank = [Math.ceil(Math.log2(worse)), worse, a + b] as const;
    if (!best || isLess(rank, best.rank)) best = { on, rank };
  }
  // Any two hypotheses differ in a candidate, and a load with only that one on tells them apart.
  return best?.on ?? [];
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/** The likeliest first: so many of the candidates in the smallest failure, and so many of the rest. Cleared ones stay on. */
function* candidates(others: number, left: readonly Hypothesis[], seen: readonly Seen[]): Generator<readonly number[]> {
  const suspected = new Set(left.flat());
  const certain = [...suspected].filter((at) => left.every((one) => one.includes(at)));
  const open = range(others).filter((at) => suspected.has(at) && !certain.includes(at));
  const cleared = range(others).filter((at) => !suspected.has(at));
  const named = seen
    .filter(({ on, failed }) => failed && !certain.some((at) => on.has(at)))
    .map(({ on }) => open.filter((at) => on.has(at)))
    .reduce((a, b) => (a.length > 0 && a.length <= b.length ? a : b), []);
  const rest = open.filter((at) => !named.includes(at));
  for (const some of beginnings(named)) for (const more of beginnings(rest)) yield [...some, ...more, ...cleared];
  if (left.length > few) return;
  for (const one of left) {
    yield without(others, one);
    for (const at of one) yield [...without(others, one), at];
  }
}

const beginnings = (list: readonly number[]): number[][] => {
  const step = Math.max(1, list.length / cuts);
  return range(Math.floor(list.length / step) + 1).map((cut) => list.slice(0, Math.round(cut * step)));
};
