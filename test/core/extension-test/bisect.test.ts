import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostLoads, nextMove, type Load, type Move } from '../../../src/core/extension-test/bisect.ts';

/** The true state at each load. */
interface World {
  readonly culprits: readonly number[];
  /** Whether the site is up at the load with this number, from 0; by default always. */
  readonly isUp?: (load: number) => boolean;
  /** From this load on no extension breaks the page. */
  readonly healsAt?: number;
}

function search(others: number, { culprits, isUp = () => true, healsAt = Infinity }: World): { end: Move; loads: Load[] } {
  const loads: Load[] = [];
  for (;;) {
    const move = nextMove(others, loads);
    if (move.kind !== 'load') return { end: move, loads };
    if (loads.length > 100) throw new Error('it never ends');
    const at = loads.length;
    loads.push({ on: move.on, failed: !isUp(at) || (at < healsAt && culprits.some((one) => move.on.includes(one))) });
  }
}

const pairsOf = (others: number): number[][] =>
  Array.from({ length: others }, (_, one) => Array.from({ length: others - one - 1 }, (__, more) => [one, one + more + 1])).flat();
const singlesOf = (others: number): number[][] => Array.from({ length: others }, (_, one) => [one]);

const isFailureOf = (one: number, culprits: readonly number[]) => (load: Load) =>
  load.failed && load.on.includes(one) && culprits.every((other) => other === one || !load.on.includes(other));

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 20])('with %i others', (others) => {
  const bound = 2 + 2 * Math.log2(others);

  test('no culprit: one load, and no extension is named', () => {
    expect(search(others, { culprits: [], isUp: () => false })).toEqual({
      end: { kind: 'not-the-cause' },
      loads: [{ on: [], failed: true }],
    });
  });

  test('one culprit is found within the bound: the page works with all others on, and fails with it on again', () => {
    for (const culprits of singlesOf(others)) {
      const { end, loads } = search(others, { culprits });
      expect(end).toEqual({ kind: 'found', culprits });
      expect(loads.length).toBeLessThanOrEqual(bound);
      const works = loads.findIndex(({ on, failed }) => !failed && on.length === others - 1 && !on.includes(culprits[0] ?? -1));
      expect(works).toBeGreaterThanOrEqual(0);
      expect(loads.slice(works).some(isFailureOf(culprits[0] ?? -1, culprits))).toBe(true);
      expect(loads.at(-1)).toMatchObject({ failed: true });
      expect(loads.at(-1)?.on).toHaveLength(others);
    }
  });

  test('two culprits are found within the bound: the page fails with either one on, and works with both off', () => {
    for (const culprits of pairsOf(others)) {
      const { end, loads } = search(others, { culprits });
      expect(end).toEqual({ kind: 'found', culprits });
      expect(loads.length).toBeLessThanOrEqual(bound);
      for (const one of culprits) expect(loads.some(isFailureOf(one, culprits))).toBe(true);
      const firstFailure = loads.findIndex(({ failed }) => failed);
      expect(loads.slice(firstFailure).some(({ on, failed }) => !failed && !culprits.some((one) => on.includes(one)))).toBe(true);
    }
  });

  test('the site recovered just before the first load: no culprit is named', () => {
    const { end, loads } = search(others, { culprits: [] });
    expect(end.kind).toBe('recovered');
    expect(loads.length).toBeLessThanOrEqual(bound);
    // Every extension was on in some load that worked.
    expect(new Set(loads.flatMap(({ on }) => on)).size).toBe(others);
  });
});

const aWorld = fc
  .integer({ min: 1, max: 24 })
  .chain((others) => fc.tuple(fc.constant(others), fc.uniqueArray(fc.integer({ min: 0, max: others - 1 }), { maxLength: 2 }), fc.nat(14)));

test(
  'a single culprit is named only if the last load, with everything on, failed: not if the page recovered in the middle',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(aWorld, ([others, culprits, healsAt]) => {
        const { end, loads } = search(others, { culprits, healsAt });
        expect(loads.length).toBeLessThanOrEqual(mostLoads(others));
        if (end.kind !== 'found' || end.culprits.length > 1) return;
        expect(end.culprits).toEqual(culprits);
        expect(loads.length).toBeLessThanOrEqual(healsAt);
      }),
      { numRuns: 500 },
    );
  },
);

test('no culprit is named if the site was down by itself and recovers in the middle', { timeout: 60_000 }, () => {
  for (let others = 1; others <= 20; others += 1)
    for (let upFrom = 0; upFrom < 12; upFrom += 1)
      expect(search(others, { culprits: [], isUp: (load) => load >= upFrom }).end.kind).toBe(upFrom === 0 ? 'recovered' : 'not-the-cause');
});

test('a culprit is named for a site that goes down for good only if it goes down at the last load', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(14), (others, downFrom) => {
      const { end, loads } = search(others, { culprits: [], isUp: (load) => load < downFrom });
      if (end.kind === 'found') expect(downFrom).toBe(loads.length - 1);
      expect(loads.length).toBeLessThanOrEqual(mostLoads(others));
    }),
    { numRuns: 500 },
  );
});

test('three or more culprits: the search ends, and names only real culprits or none', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(11), { minLength: 3, maxLength: 5 }), (culprits) => {
      const { end, loads } = search(12, { culprits });
      if (end.kind === 'found') expect(culprits).toEqual(expect.arrayContaining([...end.culprits]));
      else expect(end.kind).toBe('unclear');
      expect(loads.length).toBeLessThanOrEqual(mostLoads(12));
    }),
    { numRuns: 500 },
  );
});

test('a search among a hundred extensions computes its moves quickly', { timeout: 60_000 }, () => {
  const startedAt = performance.now();
  expect(search(100, { culprits: [61, 93] }).end).toEqual({ kind: 'found', culprits: [61, 93] });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});
