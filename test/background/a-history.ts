/** Random histories of a browser with failing sites: events by the person, the servers, the clock and the browser. */
import { actions, type Action } from '../../src/core/state/actions.ts';
import { us } from './fake/api.ts';
import type { FakeBrowser } from './fake/browser.ts';
import { cookieOf } from './fake/cookies.ts';
import { extension } from './fake/extensions.ts';
import { seededRandom, type Random } from './fake/random.ts';
import { failing, healthy, type Answering } from './fake/server.ts';
import type { FakeTab } from './fake/tab.ts';
import { newBrowser } from './fake/worker.ts';

const addresses = ['http://shop.test/cart', 'https://shop.test/cart', 'http://news.test/x'];
/** Those with the longest consequences twice. */
const available: readonly Action[] = [...actions, 'retry', 'clear-cookies', 'extensions', 'watch'];
/** Calls that may fail at any time without a bug in the extension. */
const mayFail =
  /^(?:scripting|cookies|browsingData|management|notifications|alarms|action\.(?:openPopup|setBadge)|tabs\.(?:reload|create|sendMessage)|windows\.create)/;
/** The record of what earlier workers have applied may be unreadable for a while too. */
const mayFailIn = (name: string, [first]: readonly unknown[]): boolean =>
  mayFail.test(name) || (name === 'storage.session.get' && first === 'told');
const pauses = [0, 30, 100, 1_000, 1_000, 5_000, 31_000, 61_000, 600_000];

const answers: readonly Answering[] = [
  healthy,
  failing(),
  failing(),
  failing({ status: 503, headers: { 'content-type': 'text/html', 'retry-after': '120' } }),
  failing({ text: '<html><style>p{}</style><h1>Back soon</h1>' }),
  failing({ body: 'empty', headers: {} }),
  failing({ body: 'never' }),
];

/** Two windows, one of them private; the three sites fail. */
export async function startHistory(seed: number): Promise<{ browser: FakeBrowser; next: () => string }> {
  const random = seededRandom(seed);
  const slow = /^(?:cookies|browsingData|management)/;
  const browser = newBrowser({ kind: random.happens(0.6) ? 'chrome' : 'firefox', random, fetchTakes: () => random.pick([30, 300, 3_000]) });
  browser.calls.takes = (name) => (slow.test(name) ? random.pick([5, 20, 400]) : 0);
  browser.commitTakes = () => random.pick([1, 40, 40, 1_500]);
  browser.extensions.all = [extension('a'), extension('b'), extension('c', { mayDisable: random.happens(0.5) }), extension(us)];
  browser.extensions.maySwitch = browser.kind === 'chrome';
  browser.mayOpenPrivately = browser.capabilities.openPrivately;
  if (random.happens(0.6)) browser.granted.add('management');
  if (random.happens(0.5)) browser.granted.add('notifications');
  browser.cookies.jar = ['shop.test', 'news.test'].flatMap((site) => [cookieOf(site, 'a'), cookieOf(site, 'b'), cookieOf(site, 'c', '1')]);
  for (const address of addresses) browser.servers.sites.set(new URL(address).origin, failing());
  for (const incognito of [false, true]) {
    const { id } = browser.tabs.openWindow(incognito);
    for (let tabs = incognito ? 1 : 3; tabs > 0; tabs -= 1) browser.tabs.open(id, true);
  }
  await browser.start();
  for (const { id } of browser.tabs.tabs.slice(1)) browser.tabs.navigate(id, random.pick(addresses));
  return { browser, next: () => something(browser, random) };
}

/** Fires one event now; returns its name. */
function something(browser: FakeBrowser, random: Random): string {
  const { tabs } = browser;
  const tab = random.pick(tabs.tabs);
  const failsNow = tabs.tabs.filter(({ document }) => document.panel?.view);
  const failingTab = failsNow.length > 0 && random.happens(0.7) ? random.pick(failsNow) : tab;
  browser.calls.fails = () => false;
  const events: readonly (readonly [number, string, () => unknown])[] = [
    [5, 'a page is opened', () => tabs.navigate(tab.id, random.pick(addresses))],
    [1, 'a form is sent', () => tabs.navigate(tab.id, random.pick(addresses), 'POST')],
    [1, 'the person says yes', () => sendAgain(browser, tab)],
    [3, 'a page is loaded again', () => isWeb(tab) && tabs.reload(tab.id)],
    [1, 'a healthy page is opened', () => tabs.navigate(tab.id, 'https://fine.test/')],
    [1, 'the person goes back', () => tabs.goBack(failingTab.id)],
    [4, 'a server changes', () => browser.servers.sites.set(new URL(random.pick(addresses)).origin, random.pick(answers))],
    [9, 'an action is chosen', () => browser.choose(failingTab.id, random.pick(available))],
    [2, 'a countdown ends', () => failingTab.document.panel?.send({ type: 'due' })],
    [1, 'a page is seen again', () => failingTab.document.panel?.send({ type: 'due' })],
    [1, 'the person types', () => busy(failingTab, random)],
    [1, 'the page removes the panel', () => removed(failingTab)],
    [2, 'the popup opens', () => browser.openPopup(tab.id)],
    [1, 'the popup closes', () => void (browser.popup = undefined)],
    [1, 'the popup’s countdown ends', () => browser.fromPage({ type: 'due' })],
    [2, 'a tab is shown', () => tabs.activate(tab.id)],
    [1, 'a window comes to the front', () => tabs.focus(random.pick([...tabs.windows.map(({ id }) => id), -1]))],
    [1, 'a window is minimised', () => tabs.minimise(tab.windowId)],
    [1, 'a tab is closed', () => closed(browser, tab, random)],
    [1, 'the person answers about a permission', () => permission(browser, tab, random)],
    [1, 'all extensions are restored', () => browser.fromPage({ type: 'choose', action: 'restore-extensions' })],
    [1, 'a watch is ended', () => browser.fromPage({ type: 'unwatch', origin: new URL(random.pick(addresses)).origin })],
    [1, 'new settings', () => settings(browser, random)],
    [1, 'a site is muted or unmuted', () => browser.fromPage({ type: random.happens(0.3) ? 'mute' : 'unmute', site: '*.news.test' })],
    [1, 'the history is cleared', () => browser.fromPage({ type: 'clear-history' })],
    [2, 'the person switches an extension', () => browser.extensions.setEnabled(random.pick(['a', 'b']), random.happens(0.5))],
    [1, 'the browser goes offline or online', () => void (browser.online = !browser.online)],
    [
      1,
      'the retry shortcut is pressed',
      () => browser.soon('choose retry', () => browser.fire('commands.onCommand', 'retry-now', { id: failingTab.id })),
    ],
    [3, 'the worker will die', () => browser.killAfter(1 + Math.floor(random() * 15))],
    [1, 'the worker sleeps', () => browser.kill()],
    [2, 'calls fail', () => void (browser.calls.fails = (name, args) => mayFailIn(name, args) && random.happens(0.5))],
  ];
  const total = events.reduce((sum, [weight]) => sum + weight, 0);
  let left = random() * total;
  const [, name, happens] = events.find(([weight]) => (left -= weight) < 0) ?? events[0]!;
  void happens();
  if (!browser.online && random.happens(0.3)) browser.online = true;
  return name;
}

/** How long until the next event. */
export const pause = (random: Random): number => random.pick(pauses);

const isWeb = ({ document }: FakeTab): boolean => document.url.startsWith('http');

function sendAgain({ tabs }: FakeBrowser, tab: FakeTab): void {
  const asked = tabs.tabs.find(({ asksToSendAgain }) => asksToSendAgain) ?? tab;
  if (asked.asksToSendAgain) tabs.navigate(asked.id, asked.document.url, 'POST');
}

function busy({ document: { panel } }: FakeTab, random: Random): void {
  panel?.send({ type: 'busy', startedAt: panel.startedAt, busy: random.happens(0.5) });
}

function removed({ document: { panel } }: FakeTab): void {
  if (panel?.view) panel.send({ type: 'panel-removed', startedAt: panel.startedAt });
}

/** A new tab replaces it, so that there are always some. */
function closed(browser: FakeBrowser, tab: FakeTab, random: Random): void {
  const { tabs } = browser;
  const { windowId } = tab;
  if (tabs.tabs.filter((one) => one.windowId === windowId).length < 4) tabs.navigate(tabs.open(windowId).id, random.pick(addresses));
  if (browser.popup?.tabId === tab.id) browser.popup = undefined;
  tabs.close(tab.id);
}

function permission(browser: FakeBrowser, tab: FakeTab, random: Random): void {
  const granted = random.happens(0.6);
  if (granted) browser.granted.add('management');
  browser.lends = granted;
  void browser.fromPage({ type: 'permission-settled', tabId: tab.id, permission: 'management', granted });
}

function settings(browser: FakeBrowser, random: Random): void {
  const change = { autoRetry: random.happens(0.7), watchEvery: random.pick([0, 1, 15]), watchHours: random.pick([1, 24]) };
  void browser.fromPage({ type: 'change-settings', change });
}
