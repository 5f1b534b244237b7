/** Searches for the one or two extensions that break a page: chooses which are enabled for the next load, and when a result is proven. */

/** One load of the page: the indices of the enabled candidates, and whether the page failed. */
export interface Load {
  readonly on: readonly number[];
  readonly failed: boolean;
}

export type Move =
  | { readonly kind: 'load'; readonly on: readonly number[] }
  | { readonly kind: 'found'; readonly culprits: readonly number[] }
  /** The page fails with all candidates disabled. */
  | { readonly kind: 'not-the-cause' }
  /** The page never failed again, whichever candidates were enabled: the site recovered meanwhile. */
  | { readonly kind: 'recovered' }
  /** No single candidate and no pair explains the loads: there are more culprits, or the site fails intermittently. */
  | { readonly kind: 'unclear' };

/** The maximum number of loads needed to find one or two culprits among this many candidates. */
export const mostLoads = (others: number): number => Math.floor(2 + 2 * Math.log2(others) + 1e-9);

interface Seen {
  readonly on: ReadonlySet<number>;
  readonly failed: boolean;
}

/** One or two candidates that explain every load so far. */
type Hypothesis = readonly number[];

/** The next move, computed from the loads so far; candidates are sorted by likelihood. */
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
  // One or two culprits never need more loads, so the cause is something else.
  return loads.length < mostLoads(others) ? { kind: 'load', on } : inconclusive;
}

/** The indices of the candidates that may still be culprits; all others are ruled out. */
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

/** All candidates except these. */
const without = (others: number, these: Hypothesis): number[] => range(others).filter((at) => !these.includes(at));

const worksWithout = (others: number, these: Hypothesis, seen: readonly Seen[]): boolean =>
  seen.some(({ on, failed }) => !failed && on.size === others - these.length && these.every((at) => !on.has(at)));

/** The candidates of a hypothesis that were never enabled alone, without its other candidates, in a failed load. */
const neverAlone = (these: Hypothesis, seen: readonly Seen[]): number[] =>
  these.filter((at) => !seen.some(({ on, failed }) => failed && on.has(at) && these.every((other) => other === at || !on.has(other))));

/**
 * How many loads a hypothesis still needs as proof. A single culprit: the page works with all others enabled, and fails again with the
 * culprit enabled, so a site that recovers during the test is never mistaken for a result. Two culprits: the page fails with each of them
 * alone, and worked in between. Loads left within the bound confirm them once more (`proof`).
 */
function lacks(others: number, these: Hypothesis, seen: readonly Seen[]): number {
  const missing = neverAlone(these, seen).length;
  if (these.length > 1) {
    return missing + (workedAfterFailing(seen) < 0 ? 1 : 0);
  }
  if (!worksWithout(others, these, seen)) return 2;
  return missing === 0 && seen.at(-1)?.failed === true ? 0 : 1;
}

/**
 * The next load needed to prove the last remaining hypothesis; undefined if it is proven. Two culprits are tested together once more if the
 * bound allows.
 */
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

/** The index of the first load that worked after a failed one, or -1. */
function workedAfterFailing(seen: readonly Seen[]): number {
  const failed = seen.findIndex((load) => load.failed);
  return failed < 0 ? -1 : seen.findIndex((load, at) => at > failed && !load.failed);
}

/** How many split points of each list are compared; for the usual number of extensions, all of them. */
const cuts = 16;

/** Up to this many hypotheses, loads that would prove one of them are compared too. */
const few = 40;

/**
 * The load that leaves the least work in the worse of its two outcomes. A hypothesis that needs n more loads weighs 2^n, the number of
 * leaves of the decision tree below it.
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
  // Any two hypotheses differ in a candidate, and a load with only that one enabled separates them.
  return best?.on ?? [];
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/**
 * Sets of candidates to enable, most likely first: a prefix of the smallest failed load's candidates plus a prefix of the rest. Candidates
 * that are ruled out stay enabled.
 */
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
