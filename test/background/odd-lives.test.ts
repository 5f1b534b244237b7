/** Whole workers with random storage and random messages: nothing throws, and every extension that a journal names is restored. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { browserWithTabs, shop } from './a-broken-site.ts';
import { any, areas, values } from './any-json.ts';
import { us } from './fake/api.ts';
import type { FakeBrowser } from './fake/browser.ts';
import type { Areas } from './fake/expected.ts';
import { extension } from './fake/extensions.ts';
import { seededRandom } from './fake/random.ts';
import { leaveBrowser, newBrowser } from './fake/worker.ts';

afterEach(leaveBrowser);

/** How many workers start with random storage, and how many random messages arrive: each costs more than a decision. */
const lives = process.env['FULL'] ? 1_000 : 60;
const messages = process.env['FULL'] ? 10_000 : 600;

test('any JSON under any key: no listener throws, and the next failing page has its panel', { timeout: 600_000 }, async () => {
  const wrong = await inOddLives(areas, async (browser) => {
    browser.tabs.navigate(1, shop);
    await browser.pass(2_000);
    for (const { id } of browser.tabs.tabs) browser.openPopup(id);
    void browser.fire('tabs.onActivated', { tabId: 1, windowId: 1 });
    for (const name of ['probe', 'watch', 'undo', 'restore', 'other', 'constructor']) void browser.fire('alarms.onAlarm', { name });
    await browser.pass(100);
    const isSilent =
      JSON.stringify(browser.stored.local['muted'] ?? '').includes('shop.test') ||
      JSON.stringify(browser.stored.session).includes('hiddenUntil":{"');
    return isSilent || browser.tabs.get(1).document.panel?.view ? [] : ['no panel'];
  });
  expect(wrong).toEqual([]);
});

test('extensions named in a journal of any shape are switched on again', { timeout: 600_000 }, async () => {
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

test('any message from any sender: nothing throws', { timeout: 600_000 }, async () => {
  const browser = await browserWithTabs();
  browser.tabs.navigate(1, shop);
  await browser.pass(1_000);
  const types = 'panel-ready panel-returned panel-removed leaving busy choose due popup-opened popup-view unwatch change-settings mute';
  const others = 'unmute clear-history permission-settled manage view-changed popup-changed';
  const type = fc.constantFrom(...`${types} ${others}`.split(' '));
  const fields = 'tabId startedAt text action status form origin site change permission granted busy';
  const rest = fc.dictionary(fc.constantFrom(...fields.split(' ')), fc.oneof(any, fc.constantFrom('clear-cookies', 'extensions', 'watch')));
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
  for (const [request, from] of fc.sample(fc.tuple(message, sender), { numRuns: messages, seed: 6 })) {
    void browser.send(request, from);
    await browser.pass(10);
    for (const error of browser.errors.splice(0)) wrong.push(`${String(error)} after ${JSON.stringify(request)}`);
  }
  expect(wrong.slice(0, 10)).toEqual([]);
});

/** Starts a worker over each of these; returns exceptions and the faults that `live` found, each with its storage. */
async function inOddLives(
  stores: fc.Arbitrary<Areas>,
  live: (browser: FakeBrowser, stored: Areas) => Promise<string[]>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const stored of fc.sample(stores, { numRuns: lives, seed: 5 })) {
    const browser = newBrowser({ random: seededRandom(7) });
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
