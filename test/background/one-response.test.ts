/** The cost of one bad response: turns of the queue, diagnoses, messages to the panel. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Diagnosing from '../../src/core/diagnosis/diagnose.ts';
import { browserWithTabs, shop } from './a-broken-site.ts';
import type { FakeBrowser } from './fake/browser.ts';
import { FakeDocument } from './fake/document.ts';
import { failing, type Answering } from './fake/server.ts';
import { leaveBrowser } from './fake/worker.ts';

const file = '../../src/core/diagnosis/diagnose.ts';
let diagnoses = 0;

beforeEach(() => {
  diagnoses = 0;
  vi.doMock(file, async (load) => {
    const known = await load<typeof Diagnosing>();
    const diagnose = (...given: Parameters<typeof Diagnosing.diagnose>): ReturnType<typeof Diagnosing.diagnose> => {
      diagnoses += 1;
      return known.diagnose(...given);
    };
    return { ...known, diagnose };
  });
});
afterEach(() => {
  vi.doUnmock(file);
  leaveBrowser();
});

/** No automatic retries, so that every turn is about the response. */
async function quietBrowser(answering: Partial<Answering> = {}): Promise<FakeBrowser> {
  const browser = await browserWithTabs();
  await Promise.all([browser.fromPage({ type: 'change-settings', change: { autoRetry: false } }), browser.pass(100)]);
  browser.servers.sites.set('http://shop.test', failing(answering));
  browser.calls.log.length = 0;
  return browser;
}

const named = ({ calls }: FakeBrowser, name: string): readonly unknown[] => calls.log.filter((call) => call.name === name);
/** Every turn starts by reading the state. */
const turns = ({ calls }: FakeBrowser): number =>
  calls.log.filter(({ name, args }) => name === 'storage.session.get' && args[0] === 'state').length;

test('a page with a panel takes three turns and two diagnoses, and no fourth after the panel’s first message', async () => {
  const browser = await quietBrowser();
  browser.tabs.navigate(1, shop);
  await browser.pass(5_000);
  expect(browser.tabs.get(1).document.panel?.view?.host).toBe('shop.test');
  expect({ turns: turns(browser), diagnoses }).toEqual({ turns: 3, diagnoses: 2 });
});

test('a browser error page takes three turns and one diagnosis', async () => {
  const browser = await quietBrowser({ body: 'empty', headers: {} });
  // In a background tab, so that no popup opens and asks for its view.
  browser.tabs.navigate(2, shop);
  await browser.pass(5_000);
  expect(browser.action.markOf(2)).toBe('!');
  expect({ turns: turns(browser), diagnoses }).toEqual({ turns: 3, diagnoses: 1 });
});

test('a panel whose messages are lost counts as injected after a moment, and that is the second turn', async () => {
  const browser = await quietBrowser();
  browser.tabs.navigate(1, shop);
  await browser.pass(59);
  // The script is in the page, and its messages are lost.
  browser.life?.listeners.get('runtime.onMessage')?.clear();
  await browser.pass(5_000);
  expect(browser.action.markOf(1)).toBe('!');
  expect({ turns: turns(browser), diagnoses }).toEqual({ turns: 3, diagnoses: 1 });
});

test('a document that the browser replaces with its own page after the panel spoke goes to the popup', async () => {
  const browser = await quietBrowser();
  browser.tabs.navigate(1, shop);
  await browser.pass(400);
  const tab = browser.tabs.get(1);
  expect(tab.document.panel?.view?.host).toBe('shop.test');
  // Firefox: a blank document is committed for a chunked empty response, and its own page a moment later.
  tab.document = new FakeDocument({ url: shop, status: 502, askedAt: 0, answeredAt: 0, refuses: true }, browser.clock);
  await browser.pass(2_000);
  const { incidents } = browser.stored.session['state'] as { incidents: readonly { pages: readonly { phase: unknown }[] }[] };
  expect(incidents[0]?.pages[0]?.phase).toEqual({ kind: 'idle', surface: 'popup' });
});

test('the panel receives each change after its first reply once', async () => {
  const browser = await quietBrowser();
  browser.tabs.navigate(1, shop);
  await browser.pass(5_000);
  expect(named(browser, 'tabs.sendMessage'), 'the cookies').toHaveLength(1);
  browser.calls.log.length = 0;
  browser.tabs.get(1).document.panel?.send({ type: 'due' });
  await browser.pass(100);
  browser.tabs.activate(2);
  await browser.pass(100);
  expect(turns(browser)).toBeGreaterThan(1);
  expect(named(browser, 'tabs.sendMessage')).toEqual([]);
});

test('a healthy page costs nothing', async () => {
  const browser = await quietBrowser();
  browser.tabs.navigate(1, 'https://fine.test/');
  await browser.pass(1_000);
  expect(browser.calls.log).toEqual([]);
});
