/** The usual setup: a browser with two windows, and shop.test failing in the first tab. */
import type { FakeBrowser, Kind } from './fake/browser.ts';
import { cookieOf } from './fake/cookies.ts';
import { extension } from './fake/extensions.ts';
import { failing } from './fake/server.ts';
import { newBrowser } from './fake/worker.ts';

export const shop = 'http://shop.test/cart';
export const news = 'http://news.test/x';

/** Tabs 1 and 2 are in one window, tab 3 in a private one. Nothing is loaded yet, and the worker runs. */
export async function browserWithTabs(its: { kind?: Kind } = {}): Promise<FakeBrowser> {
  const browser = newBrowser(its);
  const [window, privately] = [browser.tabs.openWindow(false), browser.tabs.openWindow(true)];
  for (const { id } of [window, window, privately]) browser.tabs.open(id);
  browser.tabs.activate(1);
  for (const address of [shop, news]) browser.servers.sites.set(new URL(address).origin, failing());
  browser.cookies.jar = [cookieOf('shop.test', 'a'), cookieOf('shop.test', 'b'), cookieOf('news.test', 'a')];
  browser.extensions.all = [extension('a'), extension('b')];
  browser.granted.add('management');
  await browser.start();
  browser.calls.isLogged = true;
  return browser;
}

/** The page in tab 1 has failed, and its panel is shown. */
export async function brokenSite(its: { kind?: Kind } = {}): Promise<FakeBrowser> {
  const browser = await browserWithTabs(its);
  browser.tabs.navigate(1, shop);
  await browser.pass(1_000);
  browser.calls.log.length = 0;
  return browser;
}

/** The names of the calls so far, without calls that only read. */
export const doings = ({ calls }: FakeBrowser): string[] =>
  calls.log.map(({ name }) => name).filter((name) => !/\.(?:get|getAll|query|contains|getAllCookieStores|executeScript)$/.test(name));

/** The addresses of the stored incidents, in the order they began. */
export function failingAddresses({ stored }: FakeBrowser): string[] {
  const { incidents } = (stored.session['state'] ?? { incidents: [] }) as { incidents: readonly { address: string }[] };
  return incidents.map(({ address }) => address);
}
