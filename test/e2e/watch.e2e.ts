/** «Tell me when it's back», kept over a closed tab, a dead worker and a restart of the browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers/deadline.ts';
import { launch, type Browser } from '../browsers/index.ts';
import { builtFor } from './built-for.ts';
import { whyNot } from './counts.ts';
import { send, startCountingServer, type CountingServer } from './counting-server.ts';
import { inEachBrowser, without } from './each-browser.ts';

let server: CountingServer;
const up = new Set<string>();

beforeAll(async () => {
  server = await startCountingServer((path, _times, response) =>
    up.has(path) ? send(response, 200, 'Well') : send(response, 502, '<h1>502</h1>'),
  );
});
afterAll(async () => {
  await server.close();
});

/** Sites that are watched, as they are written down. */
const watched = (browser: Browser): Promise<readonly { address: string; looks: number }[]> =>
  browser.inBackground(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const { watches } = await api.storage.local.get({ watches: [] });
    return watches as { address: string; looks: number }[];
  });

async function beginWatching(browser: Browser, path: string): Promise<void> {
  const tab = await browser.newTab(server.url(path));
  expect(whyNot(await tab.panel(), 502, 'shop.test')).toBeUndefined();
  await tab.click('stop');
  await tab.click('watch');
  const kept = await until(
    3_000,
    () => watched(browser),
    (watches) => watches.length === 1,
  );
  expect(kept.map(({ address }) => address)).toEqual([server.url(path)]);
  await tab.close();
}

/** The first look comes a minute after the click, Chrome's alarms at most half a minute late. */
const firstLook = 100_000;

inEachBrowser(
  (here) => {
    it('goes on after the tab is closed and the worker is dead, and ends when the site is back', { timeout: 150_000 }, async () => {
      const path = `/watched/${here.name}`;
      await beginWatching(here.browser, path);
      const before = server.askedAt(path).length;
      await here.browser.stopWorker();
      up.add(path);
      expect(
        await until(
          firstLook,
          () => watched(here.browser),
          (watches) => watches.length === 0,
        ),
      ).toEqual([]);
      expect(server.askedAt(path).length - before).toBe(1);
    });
  },
  { hosts: ['shop.test'] },
);

// A minute more: with the whole counts only.
describe.skipIf(without.has('chromium') || process.env['FULL'] !== '1')('chromium', () => {
  it('is kept over a restart of the browser', { timeout: 200_000 }, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'comeback-watch-'));
    const start = (): Promise<Browser> => launch('chromium', { extension: builtFor('chromium'), hosts: ['shop.test'], profile });
    const path = '/watched/over-a-restart';
    try {
      const first = await start();
      await beginWatching(first, path);
      await first.close();
      up.add(path);
      const second = await start();
      try {
        expect(
          await until(
            firstLook,
            () => watched(second),
            (watches) => watches.length === 0,
          ),
        ).toEqual([]);
        expect(server.askedAt(path).length).toBe(2);
      } finally {
        await second.close();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });
});
