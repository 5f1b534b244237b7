/** The sender of a message is checked before its content. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brokenSite, shop } from '../a-broken-site.ts';
import { us } from '../fake/api.ts';
import type { FakeBrowser, Sender } from '../fake/browser.ts';
import type { FromPage, FromPanel } from '../fake/expected.ts';
import { leaveBrowser } from '../fake/worker.ts';

const fromPanel: readonly FromPanel[] = [
  { type: 'panel-ready', startedAt: 0, text: '' },
  { type: 'panel-returned', startedAt: 0, status: 502, form: false, text: '' },
  { type: 'panel-removed', startedAt: 0 },
  { type: 'leaving', startedAt: 0 },
  { type: 'busy', startedAt: 0, busy: true },
  { type: 'choose', action: 'mute-site' },
  { type: 'due' },
];
const fromPage: readonly FromPage[] = [
  { type: 'choose', tabId: 1, action: 'mute-site' },
  { type: 'due' },
  { type: 'popup-opened', tabId: 1 },
  { type: 'popup-view', tabId: 1 },
  { type: 'unwatch', origin: 'http://shop.test' },
  { type: 'change-settings', change: { autoRetry: false } },
  { type: 'mute', site: 'shop.test' },
  { type: 'unmute', site: 'shop.test' },
  { type: 'clear-history' },
  { type: 'permission-settled', tabId: 1, permission: 'management', granted: true },
];
/** Messages that both may send: a panel sends them for its own tab, a page of the extension for the tab it names. */
const ofBoth: readonly string[] = ['choose', 'due'];
const panel: Sender = { id: us, url: shop, frameId: 0, tab: { id: 1, incognito: false } };
const page: Sender = { id: us, url: 'ext://us/src/popup/index.html' };

let browser: FakeBrowser;
beforeEach(async () => {
  browser = await brokenSite();
});
afterEach(leaveBrowser);

/** Returns the reply, and checks that nothing else happened. */
async function isIgnored(message: unknown, sender: Sender): Promise<void> {
  const before = structuredClone(browser.stored);
  browser.calls.log.length = 0;
  let answer: unknown = 'none yet';
  void browser.send(message, sender).then((given) => (answer = given));
  await browser.pass();
  expect(browser.calls.log.map(({ name }) => name)).toEqual([]);
  expect(browser.stored).toEqual(before);
  expect(answer).toBeUndefined();
  expect(browser.errors).toEqual([]);
}

describe.each([
  ['another extension', { ...panel, id: 'other' }],
  ['a sender without a name', { url: shop, frameId: 0, tab: { id: 1, incognito: false } }],
  ['a frame in the page', { ...panel, frameId: 7 }],
  ['a page of another extension with an address of ours', { id: 'other', url: page.url! }],
  ['a sender without a tab', { id: us, url: shop, frameId: 0 }],
  ['a page whose address begins almost like ours', { ...panel, frameId: 3, url: 'ext://usurper/' }],
] as const)('%s', (_, sender) => {
  test.each([...fromPanel, ...fromPage].map((message) => [message.type, message] as const))('cannot send %s', async (_type, message) => {
    await isIgnored(message, sender);
  });
});

test.each(fromPage.filter(({ type }) => !ofBoth.includes(type)).map((message) => [message.type, message] as const))(
  'a web page cannot send a message reserved for the extension’s pages: %s',
  async (_, message) => {
    await isIgnored(message, panel);
  },
);

test.each(fromPanel.filter(({ type }) => !ofBoth.includes(type)).map((message) => [message.type, message] as const))(
  'a page of the extension cannot send a panel’s message: %s',
  async (_, message) => {
    await isIgnored(message, page);
    await isIgnored(message, { ...page, tab: { id: 1, incognito: false }, frameId: 0 });
  },
);

test.each([[null], [undefined], [5], ['choose'], [[]], [{}], [{ type: 5 }], [{ type: null }]])('%j is not a message', async (message) => {
  for (const sender of [panel, page]) await isIgnored(message, sender);
});

test('a panel’s message applies to its own tab, whatever tab it names', async () => {
  browser.tabs.navigate(2, shop);
  await browser.pass(1_000);
  void browser.send({ type: 'choose', action: 'dismiss', tabId: 2 }, panel);
  await browser.pass();
  expect(browser.tabs.get(1).document.panel?.view).toBeNull();
  expect(browser.tabs.get(2).document.panel?.view).not.toBeNull();
});

test('an unknown action does nothing', async () => {
  const before = structuredClone(browser.stored);
  for (const action of ['toString', '__proto__', 'constructor', '', 'restart', 'toggle'])
    for (const sender of [panel, page]) void browser.send({ type: 'choose', action, tabId: 1 }, sender);
  await browser.pass();
  expect(browser.stored).toEqual(before);
});
