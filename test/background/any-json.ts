/** Random JSON built from the keys and values of the real shapes, so that it is parsed deeply before it turns out wrong. */
import fc from 'fast-check';
import { shop } from './a-broken-site.ts';
import type { Areas } from './fake/expected.ts';
import { noon } from './fake/worker.ts';

const localKeys = ['muted', 'journal', 'watches', 'helped', 'settings', 'history', 'askedToNotify', 'version'];
const sessionKeys = ['state', 'runningSince', 'told'];

export const words = fc.constantFrom(
  ...'phase tabId since backAt candidates others managed loads enabled on id name origin host address probes looks dueAt'.split(' '),
  ...'incidents pages steps retry kind clearings undo notes manualTests popupDue hiddenUntil panels alarms startedAt before __proto__'.split(
    ' ',
  ),
);
export const values = fc.oneof(
  fc.constantFrom<unknown>(
    'loading',
    'switching',
    'pending',
    'putting-back',
    'stuck',
    'settling',
    'a',
    shop,
    'http://shop.test',
    'shop.test',
    null,
  ),
  fc.constantFrom<unknown>(0, 1, -1, noon, noon + 60_000, 1e300, true, false, '', []),
  fc.jsonValue({ maxDepth: 2 }),
);
export const { any } = fc.letrec<{ any: unknown; some: unknown }>((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, values, tie('some')),
  some: fc.oneof(fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(words, tie('any'), { maxKeys: 6 })),
}));
export const areas: fc.Arbitrary<Areas> = fc.record({
  local: fc.dictionary(fc.constantFrom(...localKeys), any, { maxKeys: localKeys.length }),
  session: fc.dictionary(fc.constantFrom(...sessionKeys), any, { maxKeys: sessionKeys.length }),
});

/** A page before a page before a page …: too deep for a recursive parser, and for `structuredClone`. */
const pages = Array.from({ length: 5_000 }).reduce<object>((before) => ({ phase: { kind: 'pending', before } }), {});
const deep = { ...pages, [fc.toStringMethod]: () => 'many nested pages' };
const deepStates = fc.constantFrom<unknown>({ incidents: [{ pages: [deep] }] }, { notes: { 1: deep } }, deep);

/** The same, and sometimes far too deep. */
export const areasOfAnyDepth: fc.Arbitrary<Areas> = fc.oneof(
  { weight: 50, arbitrary: areas },
  { weight: 1, arbitrary: fc.record({ local: fc.constant({}), session: fc.record({ state: deepStates }) }) },
  { weight: 1, arbitrary: fc.record({ local: fc.record({ journal: fc.constant(deep) }), session: fc.constant({}) }) },
);
