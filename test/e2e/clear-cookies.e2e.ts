/** «Clear this site's cookies»: exactly the listed data is removed, all else stays, and undo restores the cookies byte for byte. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until, waitUntil } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { stopProbes } from './by-hand.ts';
import { startCookieServers, type CookieServers } from './cookie-servers.ts';
import type { CountingServer } from './counting-server.ts';
import { inEachBrowser, type Here } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { saved, saveData } from './saved-data.ts';

const deadline = 30_000;

let servers: CookieServers;
let one: CountingServer;
let other: CountingServer;
beforeAll(async () => {
  servers = await startCookieServers();
  ({ one, other } = servers);
});
afterAll(async () => {
  await servers.close();
});

const at = (server: CountingServer, host: string, path: string): string => server.url(path).replace('shop.test', host);

/** Every cookie of a domain in a store, with all fields that the browser has. */
const cookies = async ({ browser }: Here, domain: string, storeId?: string): Promise<readonly string[]> => {
  const found = await browser.inBackground(
    async (of, store) => {
      const query = { domain: of, partitionKey: {}, ...(store === '' ? {} : { storeId: store }) };
      return (await chrome.cookies.getAll(query as never)).map((cookie) => JSON.stringify(cookie));
    },
    domain,
    storeId ?? '',
  );
  return found.toSorted();
};

const left = (here: Here, domain: string, expected: number, storeId?: string): Promise<readonly string[]> =>
  until(
    deadline,
    () => cookies(here, domain, storeId),
    (now) => now.length === expected,
  );

/** The panel's text once it says these words. */
async function text(tab: Tab, words: string): Promise<string> {
  const said = await until(
    deadline,
    async () => (await tab.panelOnce())?.text ?? '',
    (now) => now.includes(words),
  );
  expect(said).toContain(words);
  return said;
}

inEachBrowser(
  (here) => {
    it('removes exactly this site’s cookies and this origin’s data, and undo restores every cookie', { timeout: 150_000 }, async () => {
      const tab = await here.browser.newTab();
      for (const [server, host] of [
        [one, 'shop.test'],
        [one, 'api.shop.test'],
        [one, 'news.test'],
        [other, 'shop.test'],
      ] as const) {
        await tab.goto(at(server, host, '/set'));
        await saveData(tab);
      }
      await here.browser.inBackground(async () => {
        const set = (cookie: object): Promise<unknown> => chrome.cookies.set({ url: 'https://shop.test/', value: 'v', ...cookie } as never);
        await set({ name: '__Host-x', secure: true, path: '/', httpOnly: true, sameSite: 'strict' });
        await set({ name: 'chip', secure: true, sameSite: 'no_restriction', partitionKey: { topLevelSite: 'https://news.test' } });
        await set({ name: 'own', secure: true, sameSite: 'no_restriction', partitionKey: { topLevelSite: 'https://shop.test' } });
        await set({ name: 'precise', expirationDate: Math.floor(Date.now() / 1000) + 86_400.25 });
      });
      const before = await cookies(here, 'shop.test');
      const news = await cookies(here, 'news.test');
      expect([before.length, news.length]).toEqual([14, 4]);

      await tab.goto(at(one, 'shop.test', '/520'));
      expect(whyNot(await tab.panel(), 520, 'shop.test')).toBeUndefined();
      await stopProbes(tab);
      expect(await text(tab, '14 cookies')).toContain('For shop.test and its subdomains');
      const loads = one.askedAt('/520').length;
      await tab.click('clear-cookies');
      expect(await left(here, 'shop.test', 0)).toEqual([]);
      const report = await text(tab, 'cookies were not the cause');
      for (const words of ['14 cookies removed.', 'Saved data: cleared, and checked', 'Undo signs you back in'])
        expect(report).toContain(words);
      expect((await tab.panelOnce())?.results['clear-cookies']).toBe('failed');
      expect(one.askedAt('/520').length).toBe(loads + 1);
      expect(await saved(tab)).toEqual([0, 0]);
      expect(await cookies(here, 'news.test')).toEqual(news);

      await here.browser.stopWorker();
      await tab.click('undo');
      expect(await left(here, 'shop.test', before.length)).toEqual(before);
      await text(tab, 'Cookies are back.');
      const onDisk = await here.browser.inBackground(async () => JSON.stringify(await chrome.storage.local.get()));
      expect(onDisk).not.toContain('__Host-x');
      const inMemory = await until(
        deadline,
        () => here.browser.inBackground(async () => JSON.stringify(await chrome.storage.session.get())),
        (memory) => !memory.includes('__Host-x'),
      );
      expect(inMemory).not.toContain('__Host-x');

      for (const [server, host] of [
        [one, 'api.shop.test'],
        [one, 'news.test'],
        [other, 'shop.test'],
      ] as const) {
        await tab.goto(at(server, host, '/here'));
        expect([host, await saved(tab)]).toEqual([host, [1, 1]]);
      }
      await tab.close();
    });

    it('in a private window changes only that window’s cookies and data', { timeout: 120_000 }, async () => {
      const ordinary = await here.browser.newTab(at(one, 'bank.test', '/set'));
      await saveData(ordinary);
      const kept = await cookies(here, 'bank.test');
      const tab = await here.browser.newPrivateTab(at(one, 'bank.test', '/set'));
      await saveData(tab);
      const store = here.name === 'firefox' ? 'firefox-private' : '1';
      const before = await cookies(here, 'bank.test', store);
      expect([kept.length, before.length]).toEqual([4, 4]);
      await tab.goto(at(one, 'bank.test', '/520'));
      expect(whyNot(await tab.panel(), 520, 'bank.test')).toBeUndefined();
      await stopProbes(tab);
      await text(tab, '4 cookies');
      await tab.click('clear-cookies');
      expect(await left(here, 'bank.test', 0, store)).toEqual([]);
      await text(tab, 'cookies were not the cause');
      expect(await saved(tab)).toEqual([0, 0]);
      expect(await cookies(here, 'bank.test')).toEqual(kept);
      expect(await saved(ordinary)).toEqual([1, 1]);
      await tab.click('undo');
      expect(await left(here, 'bank.test', 4, store)).toEqual(before);
      await tab.close();
      await ordinary.close();
    });

    it.runIf(here.name === 'firefox')('in a container changes only that container’s cookies', { timeout: 90_000 }, async () => {
      const ordinary = await here.browser.newTab(at(one, 'work.test', '/set'));
      const kept = await cookies(here, 'work.test');
      const store = 'firefox-container-2';
      const id = await here.browser.inBackground(
        async (url, cookieStoreId) => (await chrome.tabs.create({ url, cookieStoreId } as never)).id ?? -1,
        at(one, 'work.test', '/set'),
        store,
      );
      const before = await left(here, 'work.test', 4, store);
      expect([kept.length, before.length]).toEqual([4, 4]);
      await here.browser.inBackground((tabId, url) => chrome.tabs.update(tabId, { url }), id, at(one, 'work.test', '/520'));
      const popup = await here.browser.openPage(`src/popup/index.html?tab=${String(id)}`);
      await text(popup, 'Your other containers');
      await stopProbes(popup);
      await popup.click('clear-cookies');
      expect(await left(here, 'work.test', 0, store)).toEqual([]);
      expect(await cookies(here, 'work.test')).toEqual(kept);
      await text(popup, 'cookies were not the cause');
      // The steps keep their order while the pointer is over them; when it leaves, the panel moves and ignores clicks for a moment.
      await popup.clickAt(4, 4);
      await popup.click('undo');
      expect(await left(here, 'work.test', 4, store)).toEqual(before);
      await here.browser.inBackground((tabId) => chrome.tabs.remove(tabId), id);
      await popup.close();
      await ordinary.close();
    });

    // Takes twenty more seconds, so only with FULL=1.
    const hosts = process.env['FULL'] === '1' ? ['127.0.0.1', 'localhost', 'xn--bcher-kva.test'] : [];
    it.each(hosts)('clears the cookies of %s', { timeout: 90_000 }, async (host) => {
      const tab = await here.browser.newTab(at(one, host, '/set'));
      expect(await cookies(here, host)).toHaveLength(4);
      await tab.goto(at(one, host, '/520'));
      expect(await tab.panel()).not.toBeNull();
      await stopProbes(tab);
      await tab.click('clear-cookies');
      expect(await left(here, host, 0)).toEqual([]);
      await tab.close();
    });

    it('the popup of a healthy page says which of its parts failed', async () => {
      const tab = await here.browser.newTab(at(one, 'shop.test', '/parts'));
      await waitUntil(
        deadline,
        () =>
          tab.evaluate(() => document.querySelector('body[data-done]') !== null && performance.getEntriesByType('resource').length >= 4),
        Boolean,
      );
      const { panel, text: words } = await here.browser.popupPage(tab);
      expect(panel).toBeNull();
      expect(words).toContain('At least 3 parts of this page failed to load');
      const { port } = new URL(one.url('/'));
      for (const line of [`503 from shop.test:${port} · 2 ×`, `502 from api.shop.test:${port} · 1 ×`]) expect(words).toContain(line);
      expect(await here.browser.badge(tab)).toBe('');
      await tab.close();
    });

    it('«Load fresh» removes the service worker that served the failing page, and no other site’s', { timeout: 120_000 }, async () => {
      const install = async (host: string): Promise<Tab> => {
        const page = await here.browser.newTab(at(one, host, '/install'));
        await page.evaluate(async () => {
          await navigator.serviceWorker.register('/worker.js');
          await navigator.serviceWorker.ready;
        });
        return page;
      };
      const things = (page: Tab): Promise<readonly number[]> =>
        page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
      const elsewhere = await install('127.0.0.1');
      const tab = await install('localhost');
      const path = `/page/${here.name}`;
      await tab.goto(at(one, 'localhost', path));
      expect(servers.loaded.filter((one) => one === path)).toEqual([]);
      expect((await here.browser.popup(tab))?.panel?.status).toBe(503);
      await tab.activate();
      expect(whyNot(await tab.panel(), 503, 'localhost')).toBeUndefined();
      await tab.click('clear-cache');
      await waitUntil(
        deadline,
        () => tab.evaluate(() => document.documentElement.textContent ?? '').catch(() => ''),
        (body) => body.includes(path),
      );
      expect(servers.loaded.filter((one) => one === path)).toEqual([path]);
      expect(await things(tab)).toEqual([0, 0]);
      expect(await things(elsewhere)).toEqual([1, 1]);
      await tab.close();
      await elsewhere.close();
    });
  },
  { hosts: ['shop.test', 'api.shop.test', 'news.test', 'bank.test', 'work.test', 'xn--bcher-kva.test'], privateWindows: true },
);
