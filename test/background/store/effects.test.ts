/** Effects that the browser refuses. */
import { afterEach, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, doings, news, shop } from '../a-broken-site.ts';
import type { FakeBrowser } from '../fake/browser.ts';
import { stateOf, type Action } from '../fake/expected.ts';
import { leaveBrowser } from '../fake/worker.ts';

afterEach(leaveBrowser);

const facts = {
  badge: (browser: FakeBrowser): unknown => browser.action.markOf(1),
  alarm: (browser: FakeBrowser): unknown => 'probe' in browser.alarms.all,
  history: (browser: FakeBrowser): unknown => (browser.storage.areas.local['history'] as unknown[] | undefined)?.length,
  panel: (browser: FakeBrowser): unknown => browser.tabs.get(1).document.panel?.view?.host,
};
const done = { badge: '!', alarm: true, history: 1, panel: 'shop.test' };

test.each([
  ['action.setBadgeText', 'badge'],
  ['action.setBadgeBackgroundColor', undefined],
  ['tabs.sendMessage', undefined],
  ['runtime.sendMessage', undefined],
  ['cookies.getAll', undefined],
  ['alarms.create', 'alarm'],
  ['storage.local.set', 'history'],
  ['windows.get', undefined],
] as const)('%s fails: every other effect is performed, and the next failing page has its panel', async (call, lost) => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name) => name === call;
  browser.tabs.navigate(1, shop);
  await browser.pass(900);
  const { [lost ?? 'none']: _, ...expected }: Record<string, unknown> = done;
  for (const [name, value] of Object.entries(expected)) expect(facts[name as keyof typeof facts](browser), name).toBe(value);
  browser.calls.fails = () => false;
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect(browser.tabs.get(2).document.panel?.view?.host).toBe('news.test');
  expect(browser.action.markOf(2)).toBe('!');
});

/** What the stored state still waits for. */
function awaited({ stored }: FakeBrowser): string[] {
  const { session, persistent } = stateOf(stored);
  const phases = [...Object.values(session.clearings), ...(persistent.journal ? [persistent.journal] : [])].map(({ phase }) => phase);
  const pages = session.incidents.flatMap((incident) => incident.pages.map(({ phase }) => phase.kind));
  const steps = session.incidents.flatMap((incident) => Object.entries(incident.steps).map((step) => step.join(' ')));
  return [...phases, ...pages, ...steps].filter((one) =>
    /^(?:reading|clearing|putting-back|switching|loading|pending|reloading|.* running)$/.test(one),
  );
}

test.each<[Action, string]>([
  ['retry', 'tabs.reload'],
  ['clear-cache', 'browsingData.remove'],
  ['clear-cache', 'tabs.reload'],
  ['clear-cookies', 'cookies.getAllCookieStores'],
  ['clear-cookies', 'cookies.getAll'],
  ['clear-cookies', 'cookies.remove'],
  ['clear-cookies', 'browsingData.remove'],
  ['clear-cookies', 'scripting.executeScript'],
  ['clear-cookies', 'tabs.reload'],
  ['undo', 'cookies.set'],
  ['undo', 'cookies.getAll'],
  ['extensions', 'management.setEnabled'],
  ['extensions', 'tabs.reload'],
])('%s, and %s fails: nothing waits for it for good, and a new worker does nothing without a click', async (action, call) => {
  const browser = await brokenSite();
  await Promise.all([browser.fromPage({ type: 'change-settings', change: { autoRetry: false } }), browser.pass(100)]);
  if (action === 'undo') browser.choose(1, 'clear-cookies');
  await browser.pass(2_000);
  browser.calls.log.length = 0;
  browser.calls.fails = (name) => name === call && (action !== 'extensions' || stateOf(browser.stored).persistent.journal !== null);
  browser.choose(1, action);
  await browser.pass(80_000);
  expect(browser.calls.log.filter(({ name, state }) => name === call && state === 'failed')).not.toEqual([]);
  expect(awaited(browser)).toEqual([]);
  browser.calls.fails = () => false;
  browser.kill();
  browser.calls.log.length = 0;
  void browser.fromPage({ type: 'unwatch', origin: 'http://other.test' });
  await browser.pass(5_000);
  expect(doings(browser).filter((name) => /^(?:cookies|browsingData|management|tabs\.(?!send))/.test(name))).toEqual([]);
});

test('the saved data is counted although the browser refuses to clear it', async () => {
  const browser = await brokenSite();
  browser.calls.fails = (name) => name === 'browsingData.remove';
  browser.choose(1, 'clear-cookies');
  await browser.pass(2_000);
  const { view } = browser.tabs.get(1).document.panel!;
  expect(view?.cleared).toMatchObject({ phase: 'cleared', removed: 2, left: 0 });
  expect(browser.cookies.jar.map(({ domain }) => domain)).toEqual(['news.test']);
});

test('a tab that closes in the middle of an effect disturbs no other tab', async () => {
  const browser = await browserWithTabs();
  browser.calls.takes = (name) => (name.startsWith('cookies') ? 200 : 0);
  browser.tabs.navigate(1, shop);
  await browser.pass(300);
  browser.choose(1, 'clear-cookies');
  await browser.pass(100);
  browser.tabs.close(1);
  await browser.pass(60_000);
  browser.tabs.navigate(2, news);
  await browser.pass(2_000);
  expect(browser.tabs.get(2).document.panel?.view?.host).toBe('news.test');
  expect(browser.errors).toEqual([]);
});

test('the record of what was synced cannot be written: panels, badges and alarms are updated all the same', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name, [items]) => name === 'storage.session.set' && typeof items === 'object' && items !== null && 'told' in items;
  browser.tabs.navigate(1, shop);
  await browser.pass(900);
  for (const [name, value] of Object.entries(done)) expect(facts[name as keyof typeof facts](browser), name).toBe(value);
  expect(browser.errors).toEqual([]);
});

test('an alarm that cannot be set does not block the others, and is set with the next event', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name, [alarm]) => name === 'alarms.create' && alarm === 'probe';
  browser.tabs.navigate(1, shop);
  await browser.pass(500);
  browser.choose(1, 'watch');
  browser.tabs.navigate(2, news);
  await browser.pass(500);
  expect(browser.alarms.all).not.toHaveProperty('probe');
  expect(browser.alarms.all).toHaveProperty('watch');
  browser.calls.fails = () => false;
  browser.choose(2, 'collapse');
  await browser.pass(10);
  expect(browser.alarms.all).toHaveProperty('probe');
});

/** A watched site comes back after its tab was closed, while this browser call fails. */
async function watchedSiteIsBack(browser: FakeBrowser, failing: string): Promise<void> {
  browser.tabs.navigate(1, shop);
  await browser.pass(1_000);
  browser.choose(1, 'watch');
  await browser.pass(100);
  browser.tabs.close(1);
  browser.servers.sites.delete('http://shop.test');
  browser.calls.fails = (name) => name === failing;
  await browser.pass(70_000);
}

test.each(['notifications.create', 'permissions.contains'])('%s fails: the icon says that a site is back', async (call) => {
  const browser = await browserWithTabs();
  browser.granted.add('notifications');
  browser.kill();
  await watchedSiteIsBack(browser, call);
  expect(browser.action.everywhere).toBe('✓');
  expect(browser.errors).toEqual([]);
});

test('a badge that cannot be set on any icon leaves no unhandled rejection', async () => {
  const browser = await browserWithTabs();
  await watchedSiteIsBack(browser, 'action.setBadgeText');
  expect(browser.stored.local['watches']).toMatchObject([{ phase: 'back', told: 'on-icon' }]);
  expect(browser.errors).toEqual([]);
});
