/** Permissions are requested when first needed: the extension’s page before the browser’s prompt, and a way on after either answer. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { launch, type Browser, type Tab } from '../browsers/index.ts';
import { openScreen, type Screen } from '../browsers/screen.ts';
import { startBreakableShop, type BreakableShop } from './breakable-shop.ts';
import { builtFor } from './built-for.ts';
import { without } from './each-browser.ts';
import { temporaryFolder, writeExtension } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';

const permissionPage = (tab: Tab): string => `src/permission/index.html?for=management&tab=${String(tab.id)}`;
const permissionTabs = (browser: Browser): Promise<number> =>
  browser.inBackground(async () => (await chrome.tabs.query({})).filter(({ url = '' }) => url.includes('/src/permission/')).length);
const mayManage = (browser: Browser): Promise<boolean> =>
  browser.inBackground(() => chrome.permissions.contains({ permissions: ['management'] }));

/** Clicks the extension step, waits for the permission page, closes it and opens one that the test controls. */
async function askedIn(browser: Browser, tab: Tab): Promise<Tab> {
  await tab.click('extensions');
  expect(await until(10_000, () => permissionTabs(browser), Boolean)).toBe(1);
  await browser.inBackground(async () => {
    const [came] = (await chrome.tabs.query({})).filter(({ url = '' }) => url.includes('/src/permission/'));
    await chrome.tabs.remove(came?.id ?? -1);
  });
  return browser.openPage(permissionPage(tab));
}

const textOf = (page: Tab): Promise<string> => page.evaluate(() => document.body.innerText);
describe.skipIf(without.has('chromium') || without.has('xvfb') || without.has('xdotool'))('chromium', () => {
  let shop: BreakableShop;
  let folder: string;
  let screen: Screen;
  let browser: Browser;
  beforeAll(async () => {
    // The person's load fails at once; the test's load never ends, so the others stay off until the tab is closed.
    const hangs = new Promise<never>(() => undefined);
    const hold = (_: unknown, times: number): Promise<unknown> => (times === 1 ? Promise.resolve() : hangs);
    [shop, folder, screen] = await Promise.all([startBreakableShop(hold), temporaryFolder(), openScreen()]);
    shop.down = true;
    const other = await writeExtension(folder, 'other', {});
    browser = await launch('chromium', {
      extension: builtFor('chromium'),
      others: [other],
      hosts: [shop.host],
      headed: true,
      display: screen.display,
    });
  });
  afterAll(async () => {
    await browser.close();
    await screen.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('after a no the test is manual; after a yes to Chromium’s own prompt the other extensions go off', async () => {
    const tab = await browser.newTab(shop.url('/cart'));
    expect(whyNot(await tab.panel(), 502, shop.host)).toBeUndefined();
    expect(await mayManage(browser)).toBe(false);

    const first = await askedIn(browser, tab);
    await first.click('not-now');
    expect(
      await until(
        10_000,
        () => textOf(first),
        (text) => text.includes('chrome://extensions'),
      ),
    ).toContain('chrome://extensions');
    await first.close();
    await tab.activate();
    expect(await mayManage(browser)).toBe(false);

    const second = await browser.openPage(permissionPage(tab));
    await second.click('allow');
    // The prompt has the focus once the page has lost it.
    expect(
      await until(
        20_000,
        () => second.evaluate(() => document.hasFocus()),
        (focused) => !focused,
      ),
    ).toBe(false);
    await sleep(1500); // the prompt ignores keys at first, as the panel ignores clicks
    await screen.press('Tab', 'Return');
    expect(await until(10_000, () => mayManage(browser), Boolean)).toBe(true);
    const isOn = (): Promise<boolean> =>
      browser.inBackground(async (id) => (await chrome.management.get(id)).enabled, browser.others[0] ?? '');
    expect(await until(10_000, isOn, (on) => !on)).toBe(false);
    await tab.close();
    expect(await until(10_000, isOn, Boolean)).toBe(true);
  });
});
