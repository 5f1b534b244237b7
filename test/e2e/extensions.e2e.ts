import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Browser } from '../browsers/index.ts';
import { until } from '../browsers/deadline.ts';
import { startSite, type Site } from '../site/site.ts';
import { whyNot } from './counts.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder, writeExtension } from './extension-folders.ts';

describe.skipIf(without.has('chromium'))('chromium', () => {
  let site: Site;
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    [site, folder] = await Promise.all([startSite(), temporaryFolder()]);
    const others: string[] = [];
    for (const name of ['first', 'second', 'third']) others.push(await writeExtension(folder, name, {}));
    const extension = await copyWithPermissions(builtFor('chromium'), folder, ['management']);
    browser = await launch('chromium', { extension, others, hosts: ['shop.test'] });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const enabled = (): Promise<boolean[]> =>
    browser.inBackground(async (ids) => {
      const all = await chrome.management.getAll();
      return ids.map((id) => all.find((one) => one.id === id)?.enabled ?? false);
    }, browser.others);

  const becomes = (expected: readonly boolean[]): Promise<boolean[]> => until(8000, enabled, (now) => String(now) === String(expected));

  it('off and on again leaves exactly the earlier set: one that was off stays off', async () => {
    await browser.inBackground((id) => chrome.management.setEnabled(id, false), browser.others[2] ?? '');
    expect(await enabled()).toEqual([true, true, false]);
    const tab = await browser.newTab(site.url('/502', 'shop.test'));
    expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();

    await tab.click('extensions');
    expect(await becomes([false, false, false])).toEqual([false, false, false]);
    // Now it speaks of the extensions, so the code need not be there.
    await tab.click('restore-extensions');
    expect(await becomes([true, true, false])).toEqual([true, true, false]);
    await tab.close();
  });

  it('closing the tab of the test puts everything back', async () => {
    const tab = await browser.newTab(site.url('/502', 'shop.test'));
    expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
    await tab.click('extensions');
    expect(await becomes([false, false, false])).toEqual([false, false, false]);
    await tab.close();
    expect(await becomes([true, true, false])).toEqual([true, true, false]);
  });
});

describe.skipIf(without.has('firefox-esr'))('firefox', () => {
  it('cannot switch other extensions, and says so instead of pretending: the test is guided', async () => {
    const site = await startSite();
    const browser = await launch('firefox', { extension: builtFor('firefox'), hosts: ['shop.test'] });
    try {
      const tab = await browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('extensions');
      // The browser may only be asked from a page of ours, after a click there: that page opens, and says why.
      const question = await until(
        5000,
        () => openQuestion(browser),
        (path) => path !== '',
      );
      expect(question).toContain('src/ask/');
      const page = await browser.openPage(question);
      await page.click('allow'); // the browser's own prompt is switched off for tests
      await page.close();
      await tab.activate();
      const look = await until(
        5000,
        () => tab.panelOnce(),
        (now) => now?.results['extensions'] === 'running' || /Troubleshoot|private window/u.test(now?.text ?? ''),
      );
      expect(look?.text).toMatch(/private window|Troubleshoot/u);
      expect(await browser.inBackground(() => chrome.permissions.contains({ permissions: ['management'] }))).toBe(true);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});

/** The path of the page with our question, where one is open. */
const openQuestion = (browser: Browser): Promise<string> =>
  browser.inBackground(async (origin) => {
    const tabs = await chrome.tabs.query({});
    return (
      tabs
        .map(({ url = '' }) => url)
        .find((url) => url.startsWith(`${origin}/src/ask/`))
        ?.slice(origin.length) ?? ''
    );
  }, browser.origin);
