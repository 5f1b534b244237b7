/** Whatever is stored, and whoever says what: nothing is thrown, no wish is lost, and every extension that a journal names comes back. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { browserWithTabs, shop } from './a-broken-site.ts';
import { us, type FakeBrowser } from './fake/browser.ts';
import { decide, stateOf, type Areas, type Event } from './fake/expected.ts';
import { extension } from './fake/extensions.ts';
import { random } from './fake/random.ts';
import { leaveBrowser, newBrowser, noon } from './fake/worker.ts';

afterEach(leaveBrowser);

const localKeys = ['muted', 'journal', 'watches', 'helped', 'settings', 'history', 'askedToNotify', 'version'];
const sessionKeys = ['state', 'runningSince'];

/** Words of the real shapes, so that what is made up goes deep before it goes wrong. */
const words = fc.constantFrom(
  ...'phase tabId since backAt others managed loads on id name origin host address looks dueAt incidents pages steps retry kind'.split(' '),
  ...'clearings undo notes walks popupDue hiddenUntil __proto__'.split(' '),
);
const values = fc.oneof(
  fc.constantFrom<unknown>('loading', 'switching', 'putting-back', 'stuck', 'settling', 'a', shop, 'http://shop.test', 'shop.test', null),
  fc.constantFrom<unknown>(0, 1, -1, noon, noon + 60_000, 1e300, true, false, '', []),
  fc.jsonValue({ maxDepth: 2 }),
);
const { any } = fc.letrec<{ any: unknown; some: unknown }>((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, values, tie('some')),
  some: fc.oneof(fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(words, tie('any'), { maxKeys: 6 })),
}));
const areas: fc.Arbitrary<Areas> = fc.record({
  local: fc.dictionary(fc.constantFrom(...localKeys), any, { maxKeys: localKeys.length }),
  session: fc.dictionary(fc.constantFrom(...sessionKeys), any, { maxKeys: sessionKeys.length }),
});

const answered = (status: number): Event => ({
  type: 'pageAnswered',
  tabId: 1,
  asked: shop,
  privateWindow: false,
  answer: { url: shop, method: 'GET', status, headers: [], startedAt: noon, at: noon },
});
const events: readonly Event[] = [
  { type: 'started' },
  { type: 'resumed' },
  answered(502),
  answered(200),
  { type: 'pagePlaced', tabId: 1, startedAt: noon, place: 'panel', inFront: true },
  { type: 'pageLeft', tabId: 1, startedAt: noon },
  { type: 'tabClosed', tabId: 1 },
  { type: 'tabShown', tabId: 1 },
  { type: 'lookDue', tabs: [1] },
  { type: 'chosen', tabId: 1, act: 'restore-extensions' },
  { type: 'chosen', tabId: 1, act: 'watch' },
  { type: 'chosen', tabId: 1, act: 'undo' },
  { type: 'undoDue' },
  { type: 'watchDue' },
  { type: 'restoreDue' },
  { type: 'settingsChanged' },
  { type: 'extensionSwitched', id: 'a', on: true },
  { type: 'extensionsRestored', left: [] },
];

describe('what is decided', () => {
  const world = {
    at: noon,
    online: true,
    can: { clearOneCache: true, openPrivately: true, switchExtensions: true, repeatsUnshowable: true },
  };

  test('any JSON under any key: no event throws', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(...events), (stored, event) => {
        decide(stored, event, world);
      }),
      { numRuns: 10_000, seed: 1 },
    );
  });

  test('the sites that can be read among the muted stay muted, whatever lies beside them', () => {
    const hosts = ['shop.test', '*.news.test', 'other.test:8080'];
    fc.assert(
      fc.property(
        areas,
        fc.array(fc.oneof(fc.constantFrom(...hosts), values), { maxLength: 6 }),
        fc.constantFrom(...events),
        (stored, muted, event) => {
          const after = decide({ ...stored, local: { ...stored.local, muted } }, event, world);
          for (const host of muted.filter((one) => (hosts as readonly unknown[]).includes(one)))
            expect(after.lasting.muted).toContain(host);
        },
      ),
      { numRuns: 2_000, seed: 2 },
    );
  });

  test('a watch that can be read is kept, whatever lies beside it', () => {
    const watch = {
      origin: 'http://watched.test',
      host: 'watched.test',
      address: 'http://watched.test/',
      since: noon,
      looks: 0,
      dueAt: noon + 60_000,
    };
    fc.assert(
      fc.property(areas, fc.array(values, { maxLength: 3 }), fc.nat(3), fc.constantFrom(...events), (stored, beside, at, event) => {
        const watches = beside.toSpliced(at, 0, watch);
        const after = decide({ ...stored, local: { ...stored.local, watches, settings: undefined } }, event, world);
        expect(after.lasting.watches).toContainEqual(expect.objectContaining({ origin: watch.origin, address: watch.address }));
      }),
      { numRuns: 2_000, seed: 3 },
    );
  });

  test('each setting that makes sense is kept, whatever the others are', () => {
    fc.assert(
      fc.property(areas, any, fc.boolean(), fc.integer({ min: 1, max: 15 }), (stored, other, autoRetry, watchEvery) => {
        const { settings } = stateOf({
          ...stored,
          local: { ...stored.local, settings: { watchHours: other, autoRetry, watchEvery } },
        }).lasting;
        expect(settings).toMatchObject({ autoRetry, watchEvery });
        expect(Number.isInteger(settings.watchHours)).toBe(true);
      }),
      { numRuns: 1_000, seed: 4 },
    );
  });
});

/** So many workers are begun over odd storage: each costs more than a decision. */
const lives = process.env['FULL'] ? 500 : 60;

describe('a worker', () => {
  test('any JSON under any key: no listener throws, and the next failing page has its panel', { timeout: 120_000 }, async () => {
    const wrong = await inOddLives(areas, async (browser) => {
      browser.tabs.navigate(1, shop);
      await browser.pass(2_000);
      for (const { id } of browser.tabs.tabs) void browser.openPopup(id);
      void browser.fire('tabs.onActivated', { tabId: 1, windowId: 1 });
      for (const name of ['look', 'watch', 'undo', 'restore', 'other']) void browser.fire('alarms.onAlarm', { name });
      await browser.pass(100);
      const isSilent =
        JSON.stringify(browser.stored.local['muted'] ?? '').includes('shop.test') ||
        JSON.stringify(browser.stored.session).includes('hiddenUntil":{"');
      return isSilent || browser.tabs.get(1).document.panel?.view ? [] : ['no panel'];
    });
    expect(wrong).toEqual([]);
  });

  test('the extensions that a journal of any shape names are on again', { timeout: 120_000 }, async () => {
    const named = fc.constantFrom({ id: 'a', name: 'A' }, { id: 'b', name: 'B' });
    const journals = fc.record(
      {
        phase: fc.oneof(fc.constantFrom('switching', 'loading', 'putting-back'), values),
        tabId: values,
        since: values,
        backAt: values,
        others: fc.array(fc.oneof({ weight: 3, arbitrary: named }, { weight: 1, arbitrary: any }), { minLength: 1, maxLength: 3 }),
        managed: any,
        loads: any,
        on: any,
      },
      { requiredKeys: ['others'] },
    );
    const stored = journals.map((journal): Areas => ({ local: { journal }, session: {} }));
    const wrong = await inOddLives(stored, async (browser, { local }) => {
      const { others } = local['journal'] as { others: unknown[] };
      await browser.pass(800_000);
      const ids = others.map((one) => (one as { id?: unknown } | null)?.id);
      return browser.extensions.all.filter(({ id, enabled }) => ids.includes(id) && !enabled).map(({ id }) => `${id} is off`);
    });
    expect(wrong).toEqual([]);
  });

  test('any message from anybody: nothing is thrown', { timeout: 120_000 }, async () => {
    const browser = await browserWithTabs();
    browser.tabs.navigate(1, shop);
    await browser.pass(1_000);
    const types = ['view', 'choose', 'returned', 'busy', 'due', 'awake', 'leaving', 'evicted', 'view-of', 'note-of', 'choose-in', 'due-in'];
    const type = fc.constantFrom(
      ...types,
      'restore-extensions',
      'unwatch',
      'settings-changed',
      'permission-settled',
      'manage',
      'view-changed',
    );
    const rest = fc.dictionary(
      fc.constantFrom('tabId', 'startedAt', 'text', 'act', 'status', 'form', 'origin', 'permission', 'granted', 'busy'),
      any,
    );
    const message = fc.oneof(
      any,
      fc.tuple(type, rest).map(([which, more]) => ({ ...more, type: which })),
    );
    const sender = fc.oneof(
      fc.constant({ id: us, url: shop, frameId: 0, tab: { id: 1, incognito: false } }),
      fc.constant({ id: us, url: 'ext://us/src/popup/index.html' }),
      fc.constant({ id: 'other', url: shop }),
      fc.constant({}),
    );
    const wrong: string[] = [];
    for (const [request, from] of fc.sample(fc.tuple(message, sender), { numRuns: 600, seed: 6 })) {
      void browser.send(request, from);
      await browser.pass(10);
      for (const error of browser.errors.splice(0)) wrong.push(`${String(error)} after ${JSON.stringify(request)}`);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

/** A worker over each of these; what was thrown, and what `live` found wrong, with what was stored. */
async function inOddLives(
  stores: fc.Arbitrary<Areas>,
  live: (browser: FakeBrowser, stored: Areas) => Promise<string[]>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const stored of fc.sample(stores, { numRuns: lives, seed: 5 })) {
    const browser = newBrowser({ chance: random(7) });
    const { id } = browser.tabs.openWindow(false);
    browser.tabs.open(id, true);
    browser.servers.sites.set('http://shop.test', { status: 502, headers: {}, body: 'page', text: '<html>' });
    browser.extensions.all = [extension('a', { enabled: false }), extension('b', { enabled: false })];
    browser.granted.add('management');
    Object.assign(browser.storage.areas.local, structuredClone(stored.local));
    Object.assign(browser.storage.areas.session, structuredClone(stored.session));
    await browser.start();
    const found = await live(browser, stored);
    for (const what of [...browser.errors.map(String), ...found]) wrong.push(`${what}: ${JSON.stringify(stored).slice(0, 300)}`);
    leaveBrowser();
  }
  return [...new Set(wrong)].slice(0, 20);
}
