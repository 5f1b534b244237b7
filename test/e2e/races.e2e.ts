/** Quick actions: overlapping loads, and a page that is left and revisited while its failure is still being found. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import { inEachBrowser } from './each-browser.ts';
import { whyNot } from './full-or-short.ts';

/** Its responses can be kept: Firefox shows the same document again, without any request. */
const gateway: Server = createServer(({ url }, response) => {
  response.writeHead(url === '/healthy' ? 200 : 502, { 'content-type': 'text/html' }).end('<h1>What it says</h1>');
});
const address = (path: string): string => `http://shop.test:${String((gateway.address() as AddressInfo).port)}${path}`;

beforeAll(async () => {
  await new Promise<void>((done) => {
    gateway.listen(0, '127.0.0.1', done);
  });
});
afterAll(() => {
  gateway.closeAllConnections();
  gateway.close();
});

const panels = (): number => document.getElementsByTagNameNS('*', 'comeback-panel').length;

inEachBrowser(
  (here) => {
    it('a page loaded twice in a row has one panel, however short the interval', async () => {
      const tab = await here.browser.newTab(address('/'));
      for (let between = 0; between < 120; between += 10) {
        await tab.goto(address('/'));
        await sleep(between);
        await tab.reload();
        expect(whyNot(await tab.panel(), 502, 'shop.test'), `${String(between)} ms`).toBeUndefined();
        await sleep(150);
        expect(await tab.evaluate(panels), `${String(between)} ms`).toBe(1);
      }
      await tab.close();
    });

    it('a failing page that is left and revisited within a second keeps its panel and badge', async () => {
      for (const away of [640, 690, 740, 790]) {
        const tab = await here.browser.newTab(address('/'));
        expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
        await tab.goto(address('/healthy'));
        await sleep(away);
        await tab.back();
        await sleep(1500); // anything under way at the return has ended
        expect(whyNot(await tab.panel(), 502, 'shop.test'), `after ${String(away)} ms`).toBeUndefined();
        const badge = await until(
          10_000,
          () => here.browser.badge(tab),
          (text) => text !== '',
        );
        expect(badge, `after ${String(away)} ms`).not.toBe('');
        await tab.close();
      }
    });
  },
  { hosts: ['shop.test'] },
);
