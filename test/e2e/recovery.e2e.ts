/** Automatic recovery with real servers and no clicks. All waiting sites wait in parallel, each in its own window. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until, waitUntil } from '../browsers/deadline.ts';
import { freeze } from '../browsers/freeze.ts';
import type { Browser, Tab } from '../browsers/index.ts';
import { send, startCountingServer, type CountingServer } from './counting-server.ts';
import { inEachBrowser } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';

/** The whole counts take minutes: `FULL=1 npm run e2e -- recovery`. */
const full = process.env['FULL'] === '1';
const tabCount = full ? 50 : 8;
/** Generous, so that no test fails on a slow machine. */
const patience = 90_000;

let server: CountingServer;
const up = new Set<string>();
/** The requests for bytes that no browser shows: page loads or probes. */
const byteRequests: string[] = [];
const box = '<h1>502 Bad Gateway</h1><textarea id="box" rows="4" cols="30"></textarea>';

beforeAll(async () => {
  server = await startCountingServer((path, times, response, { headers }) => {
    const [, kind = '', failures] = path.split('/');
    if (kind === 'fails') return times > Number(failures) ? send(response, 200, '<h1>Well</h1>') : send(response, 502, '<h1>502</h1>');
    if (kind === 'bytes') {
      byteRequests.push(`${path} ${headers.accept?.startsWith('text/html') === true ? 'page' : 'probe'}`);
      response.writeHead(502, { 'content-type': 'application/octet-stream' }).end('Bad Gateway');
      return;
    }
    if (kind === 'retry-after') return times > 1 ? send(response, 200, 'Well') : send(response, 503, 'Later', { 'retry-after': '20' });
    return up.has(path) || up.has(kind) ? send(response, 200, '<h1>Well</h1>') : send(response, 502, box);
  });
});
afterAll(async () => {
  await server.close();
});

const titleOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.title).catch(() => '');
const becomesHealthy = (tab: Tab): Promise<string> =>
  until(
    patience,
    () => titleOf(tab),
    (title) => title === 'Well',
    250,
  );
const asked = (path: string): number => server.askedAt(path).length;
const askedTimes = (path: string, times: number): Promise<number> =>
  waitUntil(
    patience,
    () => Promise.resolve(asked(path)),
    (count) => count >= times,
  );

const setWindow = (browser: Browser, tab: Tab, state: 'minimized' | 'normal'): Promise<unknown> =>
  browser.inBackground(
    async (tabId, wanted) => {
      const { windowId } = await chrome.tabs.get(tabId);
      await chrome.windows.update(windowId ?? chrome.windows.WINDOW_ID_CURRENT, { state: wanted });
    },
    tab.id,
    state,
  );

inEachBrowser(
  (here) => {
    const site = (host: string, path: string): string => server.url(path).replace('shop.test', `${host}.test`);
    const own = (path: string): string => `${path}/${here.name}`;
    const fails: readonly number[] = [3, 2, 1];
    const failing = new Map<number, Tab>();
    const manyPaths = Array.from({ length: tabCount }, (_, index) => `/many-${here.name}/${String(index)}`);
    const many: Tab[] = [];
    const inAll = (): number => manyPaths.reduce((sum, path) => sum + asked(path), 0);
    let probesWhileDown = 0;
    let bytes: Tab;
    let waiting: Tab;
    let hidden: Tab;
    let minimised: Tab;
    let minimisedAt = 0;

    beforeAll(async () => {
      hidden = await here.browser.newTab(site('hidden', own('/fails/2')));
      await here.browser.newTab(); // hides it
      minimised = await here.browser.newWindow(site('minimised', own('/fails/2/minimised')));
      await setWindow(here.browser, minimised, 'minimized');
      minimisedAt = Date.now();
      for (const k of fails) failing.set(k, await here.browser.newWindow(site(`k${String(k)}`, own(`/fails/${String(k)}/k`))));
      bytes = await here.browser.newWindow(site('bytes', own('/bytes')));
      waiting = await here.browser.newWindow(site('patient', own('/retry-after')));
      for (const path of manyPaths) many.push(await here.browser.newTab(site('many', path)));
    }, 240_000);

    it('a hidden tab sends no requests, and recovers when it is shown, with one probe', { timeout: 2 * patience }, async () => {
      const path = own('/fails/2');
      const before = asked(path);
      await sleep(6_000); // the longest of its first two waits, with its jitter
      expect(asked(path)).toBe(before);
      expect(before).toBeLessThanOrEqual(2);
      await hidden.activate();
      expect(await becomesHealthy(hidden)).toBe('Well');
      expect(asked(path)).toBe(4);
      await many.at(-1)?.activate();
    });

    it('text typed into the failing page is still there after the site is back', { timeout: 2 * patience }, async () => {
      const path = own('/typed');
      const tab = await here.browser.newWindow(site('typed', path));
      expect(whyNot(await tab.panel(10_000), 502, 'typed.test')).toBeUndefined();
      const [x, y] = await tab.evaluate(() => {
        const { left, top } = document.querySelector('#box')?.getBoundingClientRect() ?? { left: 0, top: 0 };
        return [left + 20, top + 20] as const;
      });
      await tab.clickAt(x, y);
      for (const key of 'abc') await tab.press(key);
      up.add(path);
      const panel = await until(
        patience,
        () => tab.panelOnce(),
        (panel) => panel?.phase === 'back',
        250,
      );
      expect(panel?.phase).toBe('back');
      expect(await tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#box')?.value)).toBe('abc');
      await tab.close();
    });

    it('Retry-After: 20 means no request before 20 s, and one within 25 s', { timeout: 2 * patience }, async () => {
      const path = own('/retry-after');
      await askedTimes(path, 2);
      const [first = 0, second = 0] = server.askedAt(path);
      expect(second - first).toBeGreaterThanOrEqual(20_000);
      expect(second - first).toBeLessThanOrEqual(25_000);
      expect(await becomesHealthy(waiting)).toBe('Well');
      expect(asked(path)).toBe(3);
      await waiting.close();
    });

    it('a tab of a minimised window sends no requests until it is visible again', { timeout: 2 * patience }, async () => {
      const path = own('/fails/2/minimised');
      await sleep(minimisedAt + 20_000 - Date.now()); // its first probes would be due after 1 and 6 s
      const before = asked(path);
      expect(before).toBeLessThanOrEqual(2);
      await setWindow(here.browser, minimised, 'normal');
      expect(await becomesHealthy(minimised)).toBe('Well');
      expect(asked(path)).toBe(4);
      await minimised.close();
    });

    it(`${String(tabCount)} failing tabs of one site send one request per round`, { timeout: 2 * patience }, async () => {
      for (const tab of many) expect(await tab.panel(10_000)).not.toBeNull();
      probesWhileDown = inAll() - tabCount;
      const seconds = (Date.now() - Math.min(...manyPaths.flatMap((path) => server.askedAt(path)))) / 1_000;
      // The probes of the backoff table come 1, 6, 36, 96 and 396 s after the first failure: one for all tabs.
      expect(probesWhileDown).toBeLessThanOrEqual([1, 6, 36, 96, 396].filter((due) => due <= seconds).length);
      expect(probesWhileDown).toBeGreaterThanOrEqual(1);
      up.add(`many-${here.name}`); // found by the next probe, during the tests below
    });

    it(
      'probes are not added to Chromium’s own repeats of a response that it cannot show; Firefox has none',
      { timeout: patience },
      async () => {
        await askedTimes(own('/bytes'), 3);
        const kinds = new Set(
          byteRequests
            .filter((request) => request.startsWith(own('/bytes')))
            .slice(1)
            .map((request) => request.split(' ')[1]),
        );
        expect([...kinds]).toEqual([here.name === 'chromium' ? 'page' : 'probe']);
        await bytes.close();
      },
    );

    it('offline at the due time: no request, and one when online again', { timeout: 2 * patience }, async () => {
      const path = own('/fails/2/offline');
      const tab = await here.browser.newWindow(site('offline', path));
      await askedTimes(path, 2);
      await here.browser.setOnline(false);
      const before = asked(path);
      try {
        await sleep(7_000);
        expect(asked(path)).toBe(before);
        expect(before).toBe(2);
      } finally {
        await here.browser.setOnline(true);
      }
      expect(await becomesHealthy(tab)).toBe('Well');
      expect(asked(path)).toBe(4);
      await tab.close();
    });

    it('asleep at the due time: one request after waking', { timeout: 2 * patience }, async () => {
      const path = own('/fails/2/asleep');
      const tab = await here.browser.newWindow(site('asleep', path));
      await askedTimes(path, 2);
      await freeze(here.browser.pid, 7_000);
      expect(await becomesHealthy(tab)).toBe('Well');
      expect(asked(path)).toBe(4);
      await tab.close();
    });

    it.each([1, 2, 3])(
      'fails %i times, then works: the page is healthy without a click, after at most two more requests',
      { timeout: 2 * patience },
      async (k) => {
        const path = own(`/fails/${String(k)}/k`);
        const tab = failing.get(k);
        expect(tab && (await becomesHealthy(tab))).toBe('Well');
        expect(asked(path)).toBeLessThanOrEqual(k + 2);
        console.info(`${here.name}: fails ${String(k)} times, ${String(asked(path))} requests`);
        await sleep(300);
        expect(await tab?.panelOnce()).toBeNull();
        await tab?.close();
      },
    );

    it('the popup of a recovered page says that it is back', async () => {
      const isBack = /Back after \d/u;
      const seen = await until(
        10_000,
        () => here.browser.popupPage(hidden),
        ({ text }) => isBack.test(text),
      );
      expect(seen.text).toMatch(isBack);
    });

    it(`${String(tabCount)} failing tabs are all reloaded once and healthy when the site is back`, { timeout: 4 * patience }, async () => {
      await many.at(-1)?.activate();
      for (const tab of many) expect(await becomesHealthy(tab)).toBe('Well');
      expect(inAll() - tabCount - probesWhileDown).toBeLessThanOrEqual(tabCount + 2);
      console.info(
        `${here.name}: ${String(tabCount)} tabs, ${String(probesWhileDown)} probes while it was down, ${String(inAll())} requests in all`,
      );
      for (const tab of many) await tab.close();
    });
  },
  {
    hosts: ['k1', 'k2', 'k3', 'patient', 'hidden', 'minimised', 'bytes', 'typed', 'many', 'offline', 'asleep'].map(
      (host) => `${host}.test`,
    ),
  },
);
