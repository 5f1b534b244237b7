/** With anything in storage, no decision throws, and every readable setting, watch and muted site is kept. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shop } from './a-broken-site.ts';
import { any, areasOfAnyDepth as areas, values, words } from './any-json.ts';
import { decide, stateOf, type Event } from './fake/expected.ts';
import { noon } from './fake/worker.ts';

const responded = (status: number): Event => ({
  type: 'pageResponded',
  tabId: 1,
  requestedUrl: shop,
  privateWindow: false,
  response: { url: shop, method: 'GET', status, headers: [], startedAt: noon, at: noon },
});
const events: readonly Event[] = [
  { type: 'started' },
  { type: 'resumed' },
  responded(502),
  responded(200),
  { type: 'panelReady', tabId: 1, startedAt: noon, text: '<html>' },
  { type: 'panelPlaced', tabId: 1, startedAt: noon, surface: 'popup', inFront: true },
  { type: 'pageLeft', tabId: 1, startedAt: noon },
  { type: 'tabClosed', tabId: 1 },
  { type: 'tabShown', tabId: 1 },
  { type: 'probeDue', tabs: [1] },
  { type: 'actionChosen', tabId: 1, action: 'restore-extensions' },
  { type: 'actionChosen', tabId: 1, action: 'watch' },
  { type: 'actionChosen', tabId: 1, action: 'undo' },
  { type: 'undoDue' },
  { type: 'watchDue' },
  { type: 'restoreDue' },
  { type: 'settingsChanged', change: {} },
  { type: 'extensionSwitched', id: 'a', enabled: true },
  { type: 'extensionsRestored', failedIds: [] },
];

const env = {
  at: noon,
  online: true,
  capabilities: { clearOneCache: true, openPrivately: true, switchExtensions: true, repeatsUnshowable: true },
};

test('any JSON under any key: no event throws, and the projection can be computed', () => {
  fc.assert(
    fc.property(areas, fc.constantFrom(...events), (stored, event) => {
      decide(stored, event, env);
    }),
    { numRuns: 10_000, seed: 1 },
  );
});

test('readable muted sites stay muted beside unreadable ones', () => {
  const hosts = ['shop.test', '*.news.test', 'other.test:8080'];
  fc.assert(
    fc.property(
      areas,
      fc.array(fc.oneof(fc.constantFrom(...hosts), values), { maxLength: 6 }),
      fc.constantFrom(...events),
      (stored, muted, event) => {
        const after = decide({ ...stored, local: { ...stored.local, muted } }, event, env);
        for (const host of muted.filter((one) => (hosts as readonly unknown[]).includes(one)))
          expect(after.persistent.muted).toContain(host);
      },
    ),
    { numRuns: 2_000, seed: 2 },
  );
});

test('a watch whose site is readable is kept beside unreadable ones, whatever its progress', () => {
  const site = { origin: 'http://watched.test', host: 'watched.test', address: 'http://watched.test/', since: noon };
  const watches = [
    { version: undefined, watch: { ...site, looks: 0, dueAt: noon + 60_000 } },
    { version: 1, watch: { ...site, probes: 0, phase: 'waiting', dueAt: noon + 60_000 } },
  ];
  const oddProgress = fc.dictionary(words, values).map((progress) => ({ version: 1, watch: { ...progress, ...site } }));
  fc.assert(
    fc.property(
      areas,
      fc.array(values, { maxLength: 3 }),
      fc.nat(3),
      fc.oneof(fc.constantFrom(...watches), oddProgress),
      fc.constantFrom(...events),
      (stored, beside, at, { version, watch }, event) => {
        const local = { ...stored.local, version, watches: beside.toSpliced(at, 0, watch), settings: undefined };
        const after = decide({ ...stored, local }, event, env);
        expect(after.persistent.watches).toContainEqual(expect.objectContaining({ origin: watch.origin, address: watch.address }));
      },
    ),
    { numRuns: 2_000, seed: 3 },
  );
});

test('each valid setting is kept beside invalid ones', () => {
  fc.assert(
    fc.property(areas, any, fc.boolean(), fc.integer({ min: 1, max: 15 }), (stored, other, autoRetry, watchEvery) => {
      const { settings } = stateOf({
        ...stored,
        local: { ...stored.local, settings: { watchHours: other, autoRetry, watchEvery } },
      }).persistent;
      expect(settings).toMatchObject({ autoRetry, watchEvery });
      expect(Number.isInteger(settings.watchHours)).toBe(true);
    }),
    { numRuns: 1_000, seed: 4 },
  );
});

test('the step that helped on a site is remembered beside unreadable entries', () => {
  fc.assert(
    fc.property(areas, fc.dictionary(words, any, { maxKeys: 4 }), fc.constantFrom(...events), (stored, beside, event) => {
      const after = decide({ ...stored, local: { ...stored.local, helped: { ...beside, 'old.test': 'router' } } }, event, env);
      expect(after.persistent.helped['old.test']).toBe('router');
    }),
    { numRuns: 2_000, seed: 5 },
  );
});
