/** It comes back by itself: real servers, nobody clicks. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { whyNot } from './counts.ts';
import { send, startCountingServer, type CountingServer } from './counting-server.ts';
import { inEachBrowser } from './each-browser.ts';

/** The whole counts take minutes: `FULL=1 npm run e2e -- recovery`. */
const full = process.env['FULL'] === '1';
const tabCount = full ? 50 : 12;

let server: CountingServer;
let isUp = false;
const box = '<h1>502 Bad Gateway</h1><textarea id="box" rows="4" cols="30"></textarea>';

beforeAll(async () => {
  server = await startCountingServer((path, times, response) => {
    const failures = /^\/fails\/(\d)/.exec(path)?.[1];
    if (failures !== undefined)
      return times > Number(failures) ? send(response, 200, '<h1>Well</h1>') : send(response, 502, '<h1>502</h1>');
    if (path.startsWith('/asks-to-wait'))
      return times > 1 ? send(response, 200, 'Well') : send(response, 503, 'Later', { 'retry-after': '20' });
    return isUp ? send(response, 200, '<h1>Well</h1>') : send(response, 502, box);
  });
});
afterAll(async () => {
  await server.close();
});

const titleOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.title).catch(() => '');
const wellWithin = (tab: Tab, milliseconds: number): Promise<string> =>
  until(
    milliseconds,
    () => titleOf(tab),
    (title) => title === 'Well',
  );

inEachBrowser(
  (here) => {
    it.each(full ? [1, 2, 3] : [1, 2])('fails %i times, then works: healthy with no click, at most two requests more', async (failures) => {
      const path = `/fails/${failures}/${here.name}`;
      const tab = await here.browser.newTab(server.url(path));
      expect(await wellWithin(tab, 50_000)).toBe('Well');
      expect(server.askedAt(path).length).toBeLessThanOrEqual(failures + 2);
      await sleep(300);
      expect(await tab.panelOnce()).toBeNull();
      await tab.close();
    });

    it('Retry-After: 20 means no request before 20 s, and one within 25 s', async () => {
      const path = `/asks-to-wait/${here.name}`;
      const tab = await here.browser.newTab(server.url(path));
      expect(whyNot(await tab.panel(), 503, 'shop.test')).toBeUndefined();
      await until(
        26_000,
        () => Promise.resolve(server.askedAt(path).length),
        (times) => times > 1,
      );
      const [first = 0, second = 0] = server.askedAt(path);
      expect(second - first).toBeGreaterThanOrEqual(20_000);
      expect(second - first).toBeLessThanOrEqual(25_000);
      await tab.close();
    });

    it('what was typed into the broken page is still there after the site is back', async () => {
      isUp = false;
      const tab = await here.browser.newTab(server.url(`/typed/${here.name}`));
      expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
      const [x, y] = await tab.evaluate(() => {
        const { left, top } = document.querySelector('#box')?.getBoundingClientRect() ?? { left: 0, top: 0 };
        return [left + 20, top + 20] as const;
      });
      await tab.clickAt(x, y);
      for (const key of 'abc') await tab.press(key);
      isUp = true;
      const look = await until(
        12_000,
        () => tab.panelOnce(),
        (panel) => panel?.phase === 'back',
      );
      expect(look?.phase).toBe('back');
      expect(await tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#box')?.value)).toBe('abc');
      await tab.close();
    });

    it(`${tabCount} broken tabs of one site ask once a round, and all are well when it is back`, { timeout: 240_000 }, async () => {
      isUp = false;
      const paths = Array.from({ length: tabCount }, (_, index) => `/many/${here.name}/${index}`);
      const tabs: Tab[] = [];
      for (const path of paths) tabs.push(await here.browser.newTab(server.url(path)));
      for (const tab of tabs) expect(await tab.panel(6_000)).not.toBeNull();
      const loads = paths.length;
      const asked = (): number => paths.reduce((sum, path) => sum + server.askedAt(path).length, 0);
      // The table's looks within the first minutes: at 1, 6, 36 and 96 s, one for all of them.
      expect(asked() - loads).toBeLessThanOrEqual(full ? 4 : 3);
      isUp = true;
      for (const tab of tabs) expect(await wellWithin(tab, full ? 120_000 : 45_000)).toBe('Well');
      expect(asked() - loads).toBeLessThanOrEqual(loads + 5);
      for (const tab of tabs) await tab.close();
    });
  },
  { hosts: ['shop.test'] },
);
