import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { startSite, type Site } from '../site/site.ts';
import { whyNot } from './counts.ts';
import { inEachBrowser } from './each-browser.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

const sent = (): number => site.requests['POST /form/send'] ?? 0;

async function sendForm(tab: Tab): Promise<void> {
  await tab.goto(site.url('/form/send', 'shop.test'));
  await tab.evaluate(() => {
    document.forms[0]?.submit();
  });
}

inEachBrowser(
  (here) => {
    it('retry loads the page again, once a click, and the panel leaves when the page is well', async () => {
      const tab = await here.browser.newTab();
      const url = `/fails-three-times`;
      await tab.goto(site.url(`${url}?key=${here.name}`, 'shop.test'));
      const before = site.requests[url] ?? 0;
      for (const loads of [1, 2]) {
        expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
        await tab.click('retry');
        expect(
          await until(
            3000,
            () => Promise.resolve(site.requests[url] ?? 0),
            (now) => now >= before + loads,
          ),
        ).toBe(before + loads);
        await sleep(200);
      }
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await tab.click('retry');
      const title = await until(
        3000,
        () => tab.evaluate(() => document.title).catch(() => ''),
        (text) => text === 'It works again',
      );
      expect(title).toBe('It works again');
      await sleep(400);
      expect(await tab.panelOnce()).toBeNull();
      expect(await here.browser.badge(tab)).toBe('');
      await tab.close();
    });

    it('retry on the answer to a form never sends the form again without the browser’s own question', async () => {
      const tab = await here.browser.newTab();
      await sendForm(tab);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const before = sent();
      await tab.click('retry');
      await sleep(2500);
      expect(sent()).toBe(before);
      // Chromium’s question is a window of its own that nothing outside can read; Firefox’s can be read and declined.
      if (here.name === 'firefox') {
        expect(await tab.question()).not.toBeNull();
        await tab.decline();
        await sleep(700);
        expect(sent()).toBe(before);
      }
      await tab.close();
    });

    it('clear-cache on the answer to a form does not send it again unasked either', async () => {
      const tab = await here.browser.newTab();
      await sendForm(tab);
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const before = sent();
      await tab.click('clear-cache');
      await sleep(2500);
      expect(sent()).toBe(before);
      await tab.decline();
      await tab.close();
    });

    it('no automatic look sends a form: the panel of one waits for the person', async () => {
      const tab = await here.browser.newTab();
      await sendForm(tab);
      const look = await tab.panel();
      expect(look?.phase).toBe('idle');
      const before = sent();
      await sleep(3000);
      expect(sent()).toBe(before);
      await tab.close();
    });
  },
  { hosts: ['shop.test'] },
);
