/** The search for the extensions that break a page: which are on at the next load, and when one or two of them may be accused. */

/** One load of the page: which of the others were on, by their place in the list, and whether it failed. */
export interface Load {
  readonly on: readonly number[];
  readonly failed: boolean;
}

export type Move =
  | { readonly kind: 'load'; readonly on: readonly number[] }
  | { readonly kind: 'found'; readonly culprits: readonly number[] }
  /** It fails with all of them off. */
  | { readonly kind: 'not-the-cause' }
  /** It never failed again, whichever of them were on: the site came back in between. */
  | { readonly kind: 'recovered' }
  /** No one and no two of them explain what was seen: more than two are at it, or the site itself comes and goes. */
  | { readonly kind: 'unclear' };

/** So many loads are enough for one or two guilty among so many others. */
export const mostLoads = (others: number): number => Math.floor(2 + 2 * Math.log2(others) + 1e-9);

interface Seen {
  readonly on: ReadonlySet<number>;
  readonly failed: boolean;
}

/** One or two others that explain everything seen so far. */
type Suspicion = readonly number[];

/** The next move; the list is in the order of suspicion, and what was seen is all that is known. */
export function nextMove(others: number, loads: readonly Load[]): Move {
  if (loads.length === 0) return { kind: 'load', on: [] };
  const seen = loads.map(({ on, failed }): Seen => ({ on: new Set(on), failed }));
  if (loads.some(({ on, failed }) => on.length === 0 && failed)) return { kind: loads.length === 1 ? 'not-the-cause' : 'unclear' };
  const left = hypotheses(others).filter((one) => seen.every((load) => explains(one, load)));
  const [first, ...more] = left;
  const nobody: Move = { kind: seen.some(({ failed }) => failed) ? 'unclear' : 'recovered' };
  if (!first) return nobody;
  const on = more.length > 0 ? split(others, left, seen) : proof(others, first, seen);
  if (!on) return { kind: 'found', culprits: first };
  // One or two guilty never need more: whatever this is, it is not that.
  return loads.length < mostLoads(others) ? { kind: 'load', on } : nobody;
}

/** Who may still be at it, after what was seen; all the others are cleared. */
export function suspected(others: number, loads: readonly Load[]): ReadonlySet<number> {
  const seen = loads.map(({ on, failed }): Seen => ({ on: new Set(on), failed }));
  return new Set(
    hypotheses(others)
      .filter((one) => seen.every((load) => explains(one, load)))
      .flat(),
  );
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

const hypotheses = (others: number): Suspicion[] =>
  range(others).flatMap((one) => [[one], ...range(others).flatMap((two) => (two > one ? [[one, two]] : []))]);

const explains = (one: Suspicion, { on, failed }: Seen): boolean => one.some((at) => on.has(at)) === failed;

/** All but these on. */
const without = (others: number, these: Suspicion): number[] => range(others).filter((at) => !these.includes(at));

const worksWithout = (others: number, these: Suspicion, seen: readonly Seen[]): boolean =>
  seen.some(({ on, failed }) => !failed && on.size === others - these.length && these.every((at) => !on.has(at)));

/** Those of a suspicion that were never the only one of it that was on when the page failed. */
const neverAlone = (these: Suspicion, seen: readonly Seen[]): number[] =>
  these.filter((at) => !seen.some(({ on, failed }) => failed && on.has(at) && these.every((other) => other === at || !on.has(other))));

/**
 * How many loads a suspicion still needs before it may be said aloud. One alone: all the rest on works, and afterwards, with it on
 * again, it fails: a site that came back in the middle accuses nobody. Two: each of them alone fails, and it worked in between. Whatever
 * room the bound leaves proves them once more (`proof`).
 */
function lacks(others: number, these: Suspicion, seen: readonly Seen[]): number {
  const missing = neverAlone(these, seen).length;
  if (these.length > 1) {
    return missing + (workedAfterFailing(seen) < 0 ? 1 : 0);
  }
  if (!worksWithout(others, these, seen)) return 2;
  return missing === 0 && seen.at(-1)?.failed === true ? 0 : 1;
}

/** The load that the last suspicion still needs, if any; two guilty are tested once more together as long as the bound has room. */
function proof(others: number, these: Suspicion, seen: readonly Seen[]): number[] | undefined {
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

/** So many ways to cut each list are compared: all of them for the usual number of extensions. */
const cuts = 16;

/** With so few suspicions left, loads that would prove one of them are compared too. */
const few = 40;

/**
 * The load that leaves the least to do whichever way it ends. A suspicion counts double for every load it still needs to be
 * proved: so many leaves has the tree below it.
 */
function split(others: number, left: readonly Suspicion[], seen: readonly Seen[]): readonly number[] {
  const work = (suspects: readonly Suspicion[], load: Seen): number =>
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
  // Any two suspicions differ in somebody, and with only that one on they part.
  return best?.on ?? [];
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/** The likeliest first: so many of those that the smallest failure names, and so many of the rest. Whoever is cleared stays on. */
function* candidates(others: number, left: readonly Suspicion[], seen: readonly Seen[]): Generator<readonly number[]> {
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
