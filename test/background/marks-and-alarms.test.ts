/** Changes that the browser makes by itself: badges cleared by a commit, alarms that have fired, the popup's requests. */
import { afterEach, expect, test } from 'vitest';
import { brokenSite, browserWithTabs, news, shop } from './a-broken-site.ts';
import type { FakeBrowser } from './fake/browser.ts';
import { failingPage } from './fake/expected.ts';
import { FakePanel } from './fake/panel.ts';
import { failing } from './fake/server.ts';
import { ownPageOf } from './fake/tab.ts';
import { leaveBrowser } from './fake/worker.ts';

afterEach(leaveBrowser);

/** An event that changes nothing on screen by itself. */
async function nextEvent(browser: FakeBrowser): Promise<void> {
  void browser.fromPage({ type: 'mute', site: 'other.test' });
  await browser.pass(100);
}

test.each([
  ['a healthy page', 'https://fine.test/'],
  ['another failing page', news],
])('after going back from %s, the failing page has its panel and badge again', async (_, elsewhere) => {
  const browser = await brokenSite();
  browser.tabs.navigate(1, elsewhere);
  await browser.pass(2_000);
  browser.tabs.goBack(1);
  expect(browser.action.markOf(1), 'the commit clears it').toBe('');
  await browser.pass(1_000);
  expect(browser.tabs.get(1).document.panel?.view?.host).toBe('shop.test');
  expect(browser.action.markOf(1)).toBe('!');
});

test.each(['chrome', 'firefox'] as const)('a failing page that %s replaces by its own has a badge after its commit', async (name) => {
  const browser = await browserWithTabs();
  browser.tabs.ownPage = ownPageOf[name];
  browser.servers.sites.set(new URL(shop).origin, failing({ body: 'empty' }));
  browser.tabs.navigate(1, shop);
  await browser.pass(1_000);
  expect(failingPage(browser.stored, 1)?.phase).toEqual({ surface: 'popup', kind: 'idle' });
  expect(browser.action.markOf(1)).toBe('!');
});

test('a page that fails again after a reload has its badge again', async () => {
  const browser = await brokenSite();
  browser.tabs.reload(1);
  await browser.pass(1_000);
  expect(browser.action.markOf(1)).toBe('!');
});

test('no panel stays in a document that a missed abort left in the tab', async () => {
  const browser = await brokenSite();
  browser.servers.sites.set(new URL(shop).origin, failing({ body: 'never' }));
  browser.tabs.reload(1);
  await browser.pass(60);
  browser.calls.hold('storage.session.get');
  await browser.pass(100);
  browser.kill();
  browser.calls.release('storage.session.get');
  browser.calls.fails = (name) => name.startsWith('scripting');
  browser.tabs.activate(2);
  await browser.pass(5_000);
  expect(failingPage(browser.stored, 1)?.phase).toEqual({ surface: 'popup', kind: 'idle' });
  browser.choose(1, 'mute-site');
  await browser.pass(100);
  expect(browser.tabs.get(1).document.panel).toMatchObject({ view: null });
});

test('an alarm that fired for nothing is set again for the next due time', async () => {
  const browser = await brokenSite();
  browser.choose(1, 'watch');
  await browser.pass(100);
  const due = browser.alarms.all['watch'] ?? 0;
  browser.online = false;
  await browser.pass(due - browser.clock.now + 100);
  expect(browser.alarms.all['watch'], 'whether the network is back').toBeGreaterThan(browser.clock.now);
  browser.online = true;
  await browser.pass(61_000);
  expect(browser.servers.asked).toEqual([shop]);
});

test('an alarm that fires before anything is due fires again in time', async () => {
  const browser = await brokenSite();
  browser.choose(1, 'watch');
  await browser.pass(100);
  const due = browser.alarms.all['watch'] ?? 0;
  browser.alarms.create('watch', { when: browser.clock.now + 1 });
  await browser.pass(100);
  expect(browser.alarms.all['watch']).toBe(due);
});

test('an open popup follows the page, the history and the watches', async () => {
  const browser = await brokenSite();
  browser.openPopup(1);
  await browser.pass(10);
  expect(browser.popup?.view).toMatchObject({ panel: { host: 'shop.test' }, history: [{ outcome: 'open' }], watches: [] });
  browser.choose(1, 'watch');
  await browser.pass(10);
  expect(browser.popup?.view?.watches).toMatchObject([{ origin: 'http://shop.test' }]);
  browser.servers.sites.delete('http://shop.test');
  browser.tabs.reload(1);
  await browser.pass(100);
  expect(browser.popup?.view).toMatchObject({ panel: null, history: [{ outcome: 'back' }], watches: [] });
  void browser.fromPage({ type: 'clear-history' });
  await browser.pass(10);
  expect(browser.popup?.view?.history).toEqual([]);
});

test('a panel that receives a view while it asks receives the reply as well', async () => {
  const browser = await brokenSite();
  const { document } = browser.tabs.get(1);
  const token = document.panel?.startedAt ?? 0;
  browser.choose(1, 'collapse');
  const text = '<html><meta http-equiv="refresh" content="5"><h1>502 Bad Gateway</h1>';
  document.panel = new FakePanel(token, text, (request) => browser.fromPanel(1, document.url, request));
  await browser.pass(10);
  expect(document.panel.view?.diagnosis.evidence).toContainEqual({ sign: 'self-refresh', by: 'page', seconds: 5 });
  expect(document.panel.view?.small).toBe(true);
});

test('a late message of the previous panel does not stop the search for the next document', async () => {
  const browser = await brokenSite();
  const { panel } = browser.tabs.get(1).document;
  browser.servers.sites.set('http://shop.test', failing({ body: 'empty', headers: {} }));
  browser.commitTakes = () => 500;
  browser.tabs.reload(1);
  await browser.pass(200);
  panel?.follow(panel.startedAt);
  await browser.pass(2_000);
  expect(failingPage(browser.stored, 1)?.phase).toMatchObject({ surface: 'popup' });
  expect(browser.action.markOf(1)).toBe('!');
});

test('a panel whose first message could not be saved is shown a moment later', async () => {
  const browser = await browserWithTabs();
  browser.tabs.navigate(1, shop);
  await browser.pass(59);
  browser.calls.fails = (name) => name === 'storage.session.set';
  await browser.pass(100);
  browser.calls.fails = () => false;
  await browser.pass(1_000);
  expect(browser.tabs.get(1).document.panel?.view?.host).toBe('shop.test');
  expect(browser.action.markOf(1)).toBe('!');
});

test('a badge that cannot be set is set with the next event', async () => {
  const browser = await browserWithTabs();
  browser.calls.fails = (name) => name === 'action.setBadgeText';
  browser.tabs.navigate(1, shop);
  await browser.pass(1_000);
  expect(browser.action.markOf(1)).toBe('');
  browser.calls.fails = () => false;
  browser.choose(1, 'collapse');
  await browser.pass(10);
  expect(browser.action.markOf(1)).toBe('!');
});

test.each(['the same worker', 'a new worker'])('a badge that cannot be removed is removed with the next event, by %s', async (worker) => {
  const browser = await brokenSite();
  browser.calls.fails = (name) => name === 'action.setBadgeText';
  browser.choose(1, 'mute-site');
  await browser.pass(100);
  expect(browser.action.markOf(1)).toBe('!');
  browser.calls.fails = () => false;
  if (worker === 'a new worker') browser.kill();
  await nextEvent(browser);
  expect(browser.action.markOf(1)).toBe('');
});

test('the badge of a closed tab is not tried again', async () => {
  const browser = await brokenSite();
  browser.tabs.close(1);
  await browser.pass(100);
  browser.calls.log.length = 0;
  await nextEvent(browser);
  expect(browser.calls.log.map(({ name }) => name)).not.toContain('action.setBadgeText');
});

test('a view that cannot be sent is sent with the next event', async () => {
  const browser = await brokenSite();
  browser.calls.fails = (name) => name === 'tabs.sendMessage';
  browser.choose(1, 'collapse');
  await browser.pass(10);
  expect(browser.tabs.get(1).document.panel?.view?.small).not.toBe(true);
  browser.calls.fails = () => false;
  await nextEvent(browser);
  expect(browser.tabs.get(1).document.panel?.view?.small).toBe(true);
});

test('a view that nobody listens for is not sent again', async () => {
  const browser = await browserWithTabs();
  browser.servers.sites.set(new URL(shop).origin, failing({ body: 'empty', headers: {} }));
  browser.tabs.navigate(1, shop);
  await browser.pass(1_500);
  browser.choose(1, 'collapse');
  await browser.pass(10);
  browser.calls.log.length = 0;
  await nextEvent(browser);
  expect(browser.calls.log.map(({ name }) => name)).not.toContain('tabs.sendMessage');
});

test('what an earlier worker applied cannot be read at first: the next event undoes what is outdated', async () => {
  const browser = await brokenSite();
  browser.calls.hold('storage.local.set');
  browser.choose(1, 'mute-site');
  await browser.pass(100);
  browser.kill();
  browser.calls.release('storage.local.set');
  browser.storage.set('session', { state: { ...(browser.stored.session['state'] as object), incidents: [] } });
  browser.calls.fails = (name, [key]) => name === 'storage.session.get' && key === 'told';
  browser.tabs.navigate(2, news);
  await browser.pass(1_000);
  expect(browser.action.markOf(2), 'a new page is marked all the same').toBe('!');
  expect(browser.alarms.all).toHaveProperty('probe');
  browser.calls.fails = () => false;
  await nextEvent(browser);
  expect([1, 2].map((id) => browser.action.markOf(id))).toEqual(['', '!']);
  expect(browser.tabs.get(1).document.panel?.view).toBeNull();
  expect(browser.tabs.get(2).document.panel?.view?.host).toBe('news.test');
});
