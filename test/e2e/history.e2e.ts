import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { launch } from '../browsers/index.ts';
import { startSite, type Site } from '../site/site.ts';
import { builtFor } from './built-for.ts';
import { inEachBrowser, names, without } from './each-browser.ts';
import { temporaryFolder } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

inEachBrowser(
  (here) => {
    it('the popup lists past incidents, newest first, and the list survives a stopped worker', async () => {
      const tab = await here.browser.newTab();
      for (const [path, host, status] of [
        ['/502', 'shop.test', 502],
        ['/503', 'news.test', 503],
      ] as const) {
        await tab.goto(site.url(path, host));
        expect(whyNot(await tab.panel(), status, host)).toBeUndefined();
      }
      await tab.goto(site.url('/healthy'));
      await here.browser.stopWorker();
      const expected = [`503 news.test:${String(site.port)} left`, `502 shop.test:${String(site.port)} left`];
      const rows = async (): Promise<string[]> =>
        (await here.browser.popupPage(tab)).incidents.map(({ status, host, outcome }) => `${String(status)} ${host} ${outcome}`);
      expect(await until(20_000, rows, (now) => String(now) === String(expected), 200)).toEqual(expected);
      await tab.close();
    });

    it('query strings are not stored', async () => {
      const tab = await here.browser.newTab(site.url('/502?token=hunter2#fragment3', 'query.test'));
      expect(whyNot(await tab.panel(), 502, 'query.test')).toBeUndefined();
      await tab.goto(site.url('/healthy'));
      // Recorded when the page failed, and once more when it was left.
      const stored = await until(
        20_000,
        () => here.browser.inBackground(async () => JSON.stringify(await chrome.storage.local.get())),
        (text) => /query\.test[^{}]*"outcome":"left"/u.test(text),
      );
      expect(stored).toMatch(/query\.test[^{}]*"outcome":"left"/u);
      expect(stored).not.toContain('hunter2');
      expect(stored).not.toContain('fragment3');
      await tab.close();
    });

    it('private windows get their panel and are never recorded', async () => {
      const tab = await here.browser.newPrivateTab(site.url('/502', 'secret.test'));
      expect(whyNot(await tab.panel(), 502, 'secret.test')).toBeUndefined();
      const stored = (): Promise<string> => here.browser.inBackground(async () => JSON.stringify(await chrome.storage.local.get()));
      expect(await stored()).not.toContain('secret.test');
      await tab.close();
      await sleep(1000);
      expect(await stored()).not.toContain('secret.test');
    });
  },
  { hosts: ['shop.test', 'news.test', 'query.test', 'secret.test'], privateWindows: true },
);

describe.each(names.filter((name) => !without.has(name === 'chromium' ? 'chromium' : 'firefox-esr')))('%s', (name) => {
  it('the history survives a restart of the browser', async () => {
    const profile = await temporaryFolder();
    const start = () => launch(name, { extension: builtFor(name), hosts: ['shop.test'], profile });
    let browser = await start();
    try {
      const tab = await browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.goto(site.url('/healthy'));
      const before = await until(
        20_000,
        () => browser.popupPage(tab),
        ({ incidents }) => incidents[0]?.outcome === 'left',
        200,
      );
      expect(before.incidents.map(({ outcome }) => outcome)).toEqual(['left']);
      await browser.close();
      browser = await start();
      const again = await browser.newTab(site.url('/healthy'));
      const { incidents } = await browser.popupPage(again);
      expect(incidents.map(({ status, host }) => `${String(status)} ${host}`)).toEqual([`502 shop.test:${String(site.port)}`]);
    } finally {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
