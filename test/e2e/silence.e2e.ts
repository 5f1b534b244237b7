import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { startSite, type Site } from '../site/site.ts';
import { inEachBrowser, type Here } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

async function expectSilence({ browser }: Here, tab: Tab): Promise<void> {
  await sleep(1000);
  expect(await tab.panelOnce()).toBeNull();
  expect(await browser.badge(tab)).toBe('');
  expect(await browser.nativePopup()).toBe(false);
}

inEachBrowser((here) => {
  it('a load that is aborted by the next one leaves nothing on the healthy page', async () => {
    const tab = await here.browser.newTab(site.url('/healthy'));
    for (let n = 0; n < 3; n += 1) {
      void tab.evaluate((url) => {
        location.href = url;
      }, site.url('/slow-first-byte'));
      await sleep(400);
      await tab.goto(site.url('/healthy'));
    }
    await sleep(1500); // the slow responses would have arrived by now
    await expectSilence(here, tab);
    await tab.close();
  });

  it('a load that the person stops leaves the healthy page unchanged', async () => {
    const tab = await here.browser.newTab(site.url('/healthy'));
    await tab.evaluate((url) => {
      location.href = url;
      setTimeout(() => {
        stop();
      }, 300);
    }, site.url('/slow-first-byte'));
    await sleep(1500);
    await expectSilence(here, tab);
    await tab.close();
  });

  it('leaving a failing page for a healthy one removes panel and badge', async () => {
    const tab = await here.browser.newTab(site.url('/502'));
    expect(whyNot(await tab.panel(), 502, '127.0.0.1')).toBeUndefined();
    await tab.goto(site.url('/healthy'));
    await expectSilence(here, tab);
    await tab.close();
  });

  it('quick changes between failing and healthy pages never leave a panel on a healthy one', async () => {
    const tab = await here.browser.newTab();
    for (let n = 0; n < 8; n += 1) {
      await tab.goto(site.url('/502'));
      await tab.goto(site.url('/healthy'));
      await sleep(n * 20);
      expect(await tab.panelOnce()).toBeNull();
    }
    await expectSilence(here, tab);
    await tab.close();
  });

  it('a failing page in one tab does not affect another tab', async () => {
    const healthy = await here.browser.newTab(site.url('/healthy'));
    const failing = await here.browser.newTab(site.url('/502'));
    expect(whyNot(await failing.panel(), 502, '127.0.0.1')).toBeUndefined();
    await expectSilence(here, healthy);
    await failing.close();
    await healthy.close();
  });
});
