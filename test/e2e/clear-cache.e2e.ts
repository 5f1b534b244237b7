import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { startSite, type Site } from '../site/site.ts';
import { stopProbes } from './by-hand.ts';
import { inEachBrowser } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';

let failing: Site;
let other: Site;
beforeAll(async () => {
  [failing, other] = await Promise.all([startSite(), startSite()]);
});
afterAll(async () => {
  await Promise.all([failing.close(), other.close()]);
});

const scripts = (site: Site): number => site.requests['/assets/app.js'] ?? 0;

inEachBrowser(
  (here) => {
    it('fetches this site’s stored files again, and leaves those of another site where they are', async () => {
      const tab = await here.browser.newTab();
      const visit = async (site: Site, path: string, host: string): Promise<void> => {
        await tab.goto(site.url(path, host));
        const ran = await until(
          20_000,
          () => tab.evaluate(() => document.querySelector('#app')?.textContent ?? '').catch(() => ''),
          (text) => text.startsWith('Script'),
        );
        expect(ran).toMatch(/^Script/u);
      };
      const start = { failing: scripts(failing), other: scripts(other) };
      for (let twice = 0; twice < 2; twice += 1) {
        await visit(failing, '/cached/healthy', 'shop.test');
        await visit(other, '/cached/healthy', 'news.test');
      }
      expect(scripts(failing)).toBe(start.failing + 1);
      expect(scripts(other)).toBe(start.other + 1);

      await visit(failing, '/cached', 'shop.test');
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      await stopProbes(tab); // otherwise a probe could be counted, or move the panel under the click
      expect(scripts(failing)).toBe(start.failing + 1);
      const pages = failing.requests['/cached'] ?? 0;
      await tab.click('clear-cache');
      const again = await until(
        20_000,
        () => Promise.resolve(scripts(failing)),
        (count) => count > start.failing + 1,
      );
      expect(again).toBe(start.failing + 2);
      expect(failing.requests['/cached']).toBe(pages + 1);
      const panel = await tab.panel();
      expect(whyNot(panel, 502, 'shop.test')).toBeUndefined();
      console.log(`${here.name}: after clear-cache the panel says: ${JSON.stringify(panel?.text)}; ${JSON.stringify(panel?.results)}`);

      await visit(other, '/cached/healthy', 'news.test');
      await sleep(200);
      expect(scripts(other)).toBe(start.other + 1);
      expect(scripts(failing)).toBe(start.failing + 2);
      expect(failing.requests['/cached']).toBe(pages + 1);
      await tab.close();
    });
  },
  { hosts: ['shop.test', 'news.test'] },
);
