import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, waitUntil } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { startSite, type Site } from '../site/site.ts';
import { expectedIn, type Situation } from '../site/situation.ts';
import { situations } from '../site/situations.ts';
import { inEachBrowser } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';
import { sendForm } from './navigation-paths.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await site.close();
});

/** Long enough for a wrong panel to appear. */
const quietMs = 1000;

inEachBrowser(
  (here) => {
    for (const situation of situations) {
      const expected = expectedIn(situation, here.name);
      it(`${situation.path} (${situation.title}): ${expected}`, async () => {
        const { browser } = here;
        const tab = await browser.newTab();
        try {
          await visit(tab, situation);
          if (expected === 'panel') {
            const panel = await tab.panel(5000);
            expect(whyNot(panel, situation.status ?? 0, hostFor(situation.path))).toBeUndefined();
            if (situation.gateway !== undefined) expect(panel?.gateway).toBe(situation.gateway);
          } else if (expected === 'popup') {
            // The panel is injected again several times before the popup replaces it.
            const patience = situation.path === '/removes-always' ? 15_000 : 5000;
            if (situation.path !== '/worker/page') expect(await browser.nativePopup(patience)).toBe(true);
            await browser.closeNativePopup();
            const seen = await browser.popup(tab);
            expect(whyNot(seen?.panel ?? null, situation.status ?? 0, hostFor(situation.path))).toBeUndefined();
          } else {
            await sleep(quietMs);
            expect(await tab.panelOnce()).toBeNull();
            expect(await browser.badge(tab)).toBe('');
            expect(await browser.nativePopup()).toBe(false);
          }
        } finally {
          await browser.closeNativePopup();
          await tab.close();
        }
      });
    }
  },
  { hosts: ['shop.test'] },
);

/** A site can have a service worker only in a secure context, which this machine's own address is. */
const hostFor = (path: string): string => (path === '/worker/page' ? '127.0.0.1' : 'shop.test');

async function visit(tab: Tab, { path, method }: Situation): Promise<void> {
  const url = (to: string): string => site.url(to, hostFor(path));
  if (path === '/worker/page') {
    await tab.goto(url('/worker/'));
    await waitUntil(15_000, () => tab.evaluate(() => document.querySelector('html[data-ready]') !== null), Boolean);
  }
  if (method === 'POST') {
    await tab.goto(url('/form/send'));
    await tab.evaluate(sendForm, url(path));
    return;
  }
  await tab.goto(url(path));
}
