import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { startSite, type Site } from '../site/site.ts';
import { inEachBrowser } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { expectSiteIsBack } from './site-is-back.ts';

/** Anything that would wrongly happen has happened by then. */
const quietMs = 1000;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

inEachBrowser(
  (here) => {
    it('Esc makes the panel small, and the focus goes back to where it was', async () => {
      const tab = await here.browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.activate(); // a page gets no focus events in a window without focus
      await tab.evaluate(() => {
        const button = document.createElement('button');
        button.id = 'before';
        button.textContent = 'A button of the page';
        document.body.append(button);
        button.focus();
      });
      let panel = await tab.panelOnce();
      for (let n = 0; n < 5 && panel?.focused !== true; n += 1) {
        await tab.press('Tab');
        panel = await until(
          1000,
          () => tab.panelOnce(),
          (now) => now?.focused === true,
        );
      }
      expect(panel?.focused).toBe(true);
      await tab.press('Escape');
      panel = await until(
        10_000,
        () => tab.panelOnce(),
        (now) => now?.size === 'pill',
      );
      expect(panel?.size).toBe('pill');
      const focused = await until(
        10_000,
        () => tab.evaluate(() => document.activeElement?.id),
        (id) => id === 'before',
      );
      expect(focused).toBe('before');
      await tab.close();
    });

    it('disappears with the reload as soon as a probe finds the site healthy', async () => {
      await fetch(site.url('/control?down=1'));
      const tab = await here.browser.newTab(site.url('/recovering', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      // On a slow machine the first probe is already under way, and fails.
      const panel = await until(
        10_000,
        () => tab.panelOnce(),
        (now) => now?.phase === 'waiting',
      );
      expect(panel?.phase).toBe('waiting');
      await fetch(site.url('/control?down=0'));
      await expectSiteIsBack(here.browser, tab, 20_000);
      await fetch(site.url('/control?down=1'));
      await tab.close();
    });

    it('Dismiss removes the panel, and the next failure shows it again', async () => {
      const tab = await here.browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('dismiss');
      expect(
        await until(
          10_000,
          () => tab.panelOnce(),
          (panel) => panel === null,
        ),
      ).toBeNull();
      await tab.goto(site.url('/503', 'shop.test'));
      expect(whyNot(await tab.panel(), 503, 'shop.test')).toBeUndefined();
      await tab.close();
    });

    it('an empty response in a background tab opens its popup once the tab is in front', async () => {
      const { browser } = here;
      const [front, behind] = [await browser.newTab(site.url('/healthy')), await browser.newTab()];
      await front.activate();
      await behind.goto(site.url('/empty'));
      expect(
        await until(
          8000,
          () => browser.badge(behind),
          (text) => text !== '',
        ),
      ).not.toBe('');
      expect(await browser.nativePopup(quietMs)).toBe(false);
      await behind.activate();
      expect(await browser.nativePopup(8000)).toBe(true);
      await browser.closeNativePopup();
      await behind.close();
      await front.close();
    });

    it('opens the whole guide in a tab next to the failing page', async () => {
      const tab = await here.browser.newTab(site.url('/502', 'shop.test'));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('menu');
      await tab.click('help');
      await tab.click('guide');
      const guides = await until(
        10_000,
        () =>
          here.browser.inBackground(async () => {
            const tabs = await chrome.tabs.query({});
            return tabs.flatMap(({ id, url }) => (id !== undefined && url?.endsWith('/src/help/index.html') === true ? [id] : []));
          }),
        (found) => found.length > 0,
      );
      expect(guides).toHaveLength(1);
      await here.browser.inBackground((id) => chrome.tabs.remove(id), guides[0] ?? -1);
      await tab.close();
    });

    it('ignores an accidental click in its first half second', async ({ skip }) => {
      const tab = await here.browser.newTab(site.url('/healthy', 'shop.test'));
      const began = Date.now();
      await tab.goto(site.url('/retry-after-seconds', 'shop.test')); // no probe for 5 s
      const panel = await tab.panel();
      const { x = 0, y = 0, width = 0, height = 0 } = panel?.retry ?? {};
      expect(width).toBeGreaterThan(0);
      const before = site.requests['/retry-after-seconds'];
      await tab.clickAt(x + width / 2, y + height / 2);
      // On a slow machine the half second may be over, and the click would count.
      if (Date.now() - began > 500) skip('the click came too late to tell');
      await sleep(quietMs);
      expect(site.requests['/retry-after-seconds']).toBe(before);
      await tab.close();
    });

    it('is not shown on a muted site', async () => {
      const tab = await here.browser.newTab(site.url('/502', 'news.test'));
      expect(whyNot(await tab.panel(), 502, 'news.test')).toBeUndefined();
      await here.browser.inBackground(async (tabId) => {
        await chrome.runtime.sendMessage({ type: 'choose', tabId, action: 'mute-site' });
      }, tab.id);
      await tab.goto(site.url('/503', 'news.test'));
      await sleep(quietMs);
      expect(await tab.panelOnce()).toBeNull();
      await tab.goto(site.url('/503', 'shop.test'));
      expect(whyNot(await tab.panel(), 503, 'shop.test')).toBeUndefined();
      await tab.close();
    });
  },
  { hosts: ['shop.test', 'news.test'] },
);
