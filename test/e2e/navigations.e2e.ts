import { afterAll, beforeAll, expect, it } from 'vitest';
import { inEachBrowser } from './each-browser.ts';
import { countMixed } from './mixed-navigations.ts';
import { ways } from './navigation-paths.ts';
import { startServers, type Servers } from './servers.ts';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => {
  await servers.stop();
});

inEachBrowser(
  (here) => {
    it(
      'every way to a failing page, on three of the servers each, the built-in site and the real gateways in turn, ends with a panel; healthy pages on the way stay untouched',
      { timeout: 180_000 },
      async () => {
        const { list } = servers;
        const { trials, wrong, popupsByThemselves, healthyPages } = await countMixed(here.browser, list, 3 * ways.length, list.length);
        const misses = trials.filter(({ miss }) => miss !== undefined);
        console.log(
          `${here.name}: ${String(trials.length - misses.length)} of ${String(trials.length)}, ${String(wrong.length)} wrong on ${String(healthyPages)} healthy pages, ${String(popupsByThemselves)} popups by themselves`,
        );
        expect(misses.map(({ way, server, host, miss }) => `${way}, ${server}, ${host}: ${miss ?? ''}`)).toEqual([]);
        expect(wrong).toEqual([]);
      },
    );
  },
  { hosts: ['shop.test'] },
);
