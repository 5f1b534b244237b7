/** «Tell me when it's back», kept over a closed tab, a dead worker and a restart of the browser. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, waitUntil } from '../browsers/deadline.ts';
import { launch, type Browser } from '../browsers/index.ts';
import { builtFor } from './built-for.ts';
import { send, startCountingServer, type CountingServer } from './counting-server.ts';
import { names, without } from './each-browser.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';
import { settled } from './settled.ts';

/** The first probe comes a minute after the click; only `FULL=1 npm run e2e -- watch` waits for it. */
const full = process.env['FULL'] === '1';
const patience = 180_000;

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

interface Watched {
  readonly address: string;
  readonly since: number;
  readonly dueAt: number;
}

/** The stored watches. */
const watched = (browser: Browser): Promise<readonly Watched[]> =>
  browser.inBackground(async () => {
    const { watches } = await chrome.storage.local.get({ watches: [] });
    return watches as Watched[];
  });

const alarmAt = (browser: Browser): Promise<number | undefined> =>
  browser.inBackground(async () => (await chrome.alarms.get('watch'))?.scheduledTime);

/** Whether the alarm matches the stored watches; they are stored first. */
const isFor =
  (dueAt: number) =>
  (at: number | undefined): boolean =>
    at !== undefined && Math.abs(at - dueAt) < 500;

const lastOutcome = (browser: Browser): Promise<string> =>
  browser.inBackground(async () => {
    const { history } = await chrome.storage.local.get({ history: [] });
    return (history as { outcome: string }[])[0]?.outcome ?? '';
  });

const installType = (browser: Browser): Promise<string> =>
  browser.inBackground(async () => (await chrome.management.getSelf()).installType);

async function startWatching(browser: Browser, path: string): Promise<void> {
  const tab = await browser.newTab(server.url(path));
  expect(whyNot(await tab.panel(10_000), 502, 'shop.test')).toBeUndefined();
  await tab.click('watch');
  const kept = await until(
    30_000,
    () => watched(browser),
    (watches) => watches.length === 1,
  );
  expect(kept.map(({ address }) => address)).toEqual([server.url(path)]);
  const dueAt = kept[0]?.dueAt ?? 0;
  expect(await until(30_000, () => alarmAt(browser), isFor(dueAt))).toBeCloseTo(dueAt, -3);
  await tab.close();
  // The extension has handled the closed tab as well.
  const left = await until(
    30_000,
    () => lastOutcome(browser),
    (outcome) => outcome === 'left',
  );
  expect(left).toBe('left');
}

/** Moves the stored watches and their alarm forward in time. The extension must not write meanwhile. */
async function pass(browser: Browser, minutes: number): Promise<void> {
  if (full) return;
  await browser.inBackground(async (time) => {
    const alarm = await chrome.alarms.get('watch');
    if (!alarm) throw new Error('no alarm stands for the watch');
    const { watches } = await chrome.storage.local.get({ watches: [] });
    const earlier = (watches as Watched[]).map((watch) => ({ ...watch, since: watch.since - time, dueAt: watch.dueAt - time }));
    await chrome.storage.local.set({ watches: earlier });
    await chrome.alarms.create('watch', { when: Math.max(Date.now() + 500, alarm.scheduledTime - time) });
  }, minutes * 60_000);
}

const isOver = (browser: Browser): Promise<readonly Watched[]> =>
  until(
    patience,
    () => watched(browser),
    (watches) => watches.length === 0,
    250,
  );

const openAddresses = (browser: Browser): Promise<readonly { url: string; active: boolean }[]> =>
  browser.inBackground(async () => (await chrome.tabs.query({})).map(({ url = '', active }) => ({ url, active })));

describe.each(names.filter((name) => !without.has(name === 'chromium' ? 'chromium' : 'firefox-esr')))('%s', (name) => {
  let folder: string;
  let extension: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    extension = await copyWithPermissions(builtFor(name), folder, ['notifications']);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const start = (profile: string): Promise<Browser> => launch(name, { extension, hosts: ['shop.test'], profile, installed: true });

  it(
    'a watch survives a closed tab, a stopped worker and a restarted browser; then a notification comes, and a click opens the page',
    {
      timeout: 3 * patience,
    },
    async () => {
      const profile = await temporaryFolder();
      const path = `/watched/${name}`;
      let browser = await start(profile);
      try {
        await startWatching(browser, path);
        const before = server.askedAt(path).length;
        await browser.stopWorker();
        await pass(browser, 1);
        // It fails, so the next probe is two minutes away.
        await waitUntil(
          patience,
          () => Promise.resolve(server.askedAt(path).length),
          (times) => times > before,
        );
        const kept = await until(
          patience,
          () => watched(browser),
          ([watch]) => (watch?.dueAt ?? 0) > Date.now() + 60_000,
        );
        expect(kept).toHaveLength(1);
        expect(server.askedAt(path).length).toBe(before + 1);

        await browser.close();
        browser = await start(profile);
        // It is the installed extension: a temporary add-on would be one in development.
        if (name === 'firefox') expect(await installType(browser)).toBe('normal');
        expect((await watched(browser)).map(({ address }) => address)).toEqual([server.url(path)]);
        // The start is complete: the alarm is set again, and nothing is written while the clock is moved forward.
        await settled(browser);
        const dueAt = (await watched(browser))[0]?.dueAt ?? 0;
        expect(await alarmAt(browser)).toBeCloseTo(dueAt, -3);
        up.add(path);
        await pass(browser, 3);
        expect(await isOver(browser)).toEqual([]);
        expect(server.askedAt(path).length).toBe(before + 2);

        const shown = () => browser.inBackground(async () => Object.keys(await chrome.notifications.getAll()));
        expect(await until(10_000, shown, (ids) => ids.length === 1)).toEqual([server.url(path)]);
        expect((await openAddresses(browser)).map(({ url }) => url)).not.toContain(server.url(path));
        await browser.clickNotification(server.url(path));
        const opened = await until(
          30_000,
          () => openAddresses(browser),
          (tabs) => tabs.some(({ url, active }) => url === server.url(path) && active),
        );
        expect(opened).toContainEqual({ url: server.url(path), active: true });
      } finally {
        await browser.close();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  );
});
