import { describe, expect, it } from 'vitest';
import { until } from '../browsers/deadline.ts';
import { launch, type Browser } from '../browsers/index.ts';
import { startSite } from '../site/site.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';

describe.skipIf(without.has('firefox-esr'))('firefox', () => {
  it('cannot switch other extensions, says so, and offers the manual test', async () => {
    const site = await startSite();
    const browser = await launch('firefox', { extension: builtFor('firefox'), hosts: ['shop.test'] });
    try {
      const tab = await browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('extensions');
      // The browser can be asked only from a page of the extension, after a click there: that page opens, and says why.
      const question = await until(
        10_000,
        () => openQuestion(browser),
        (path) => path !== '',
      );
      expect(question).toContain('src/permission/');
      const page = await browser.openPage(question);
      await page.click('allow'); // the browser's own prompt is switched off for tests
      const isGranted = (): Promise<boolean> => browser.inBackground(() => chrome.permissions.contains({ permissions: ['management'] }));
      expect(await until(10_000, isGranted, Boolean)).toBe(true);
      await tab.activate();
      const panel = await until(
        10_000,
        () => tab.panelOnce(),
        (now) => manualTest.test(now?.text ?? ''),
      );
      expect(panel?.text).toMatch(manualTest);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});

const manualTest = /private window|Troubleshoot/u;

/** The path of the permission page, if one is open. */
const openQuestion = (browser: Browser): Promise<string> =>
  browser.inBackground(async (origin) => {
    const tabs = await chrome.tabs.query({});
    return (
      tabs
        .map(({ url = '' }) => url)
        .find((url) => url.startsWith(`${origin}/src/permission/`))
        ?.slice(origin.length) ?? ''
    );
  }, browser.origin);
