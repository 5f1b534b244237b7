/** A worker: the background, started over an existing browser, with that browser's clock, network and random numbers. */
import { vi } from 'vitest';
import { apiOf } from './api.ts';
import { FakeBrowser, type Kind } from './browser.ts';
import { Life } from './calls.ts';
import type { Due } from './clock.ts';
import { background, startBackground } from './expected.ts';

/** Some time in 2026, so that dates in headers mean something. */
export const noon = Date.UTC(2026, 10, 22, 12);

interface Conditions {
  readonly kind?: Kind;
  readonly random?: () => number;
  readonly fetchTakes?: () => number;
}

/** A browser without tabs, in which no worker has started. From now on all globals belong to this browser. */
export function newBrowser({ kind = 'chrome', random = () => 0.5, fetchTakes = () => 50 }: Conditions = {}): FakeBrowser {
  const browser: FakeBrowser = new FakeBrowser(kind, noon, () => startIn(browser));
  liveIn(browser, random, fetchTakes);
  return browser;
}

async function startIn(browser: FakeBrowser): Promise<Life> {
  vi.doMock(background.overlay, () => ({ default: 'code/overlay.js' }));
  vi.resetModules();
  const { allow } = await import('../../fake-browser.ts');
  const life = new Life();
  allow(apiOf(browser, life));
  browser.life = life;
  await startBackground();
  return life;
}

function liveIn(browser: FakeBrowser, random: () => number, fetchTakes: () => number): void {
  const { clock } = browser;
  hearRejections(browser);
  vi.spyOn(Date, 'now').mockImplementation(() => clock.now);
  vi.spyOn(Math, 'random').mockImplementation(random);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => void browser.errors.push(said.at(-1)));
  vi.stubGlobal('navigator', {
    // Each event asks for it once, after its state is loaded.
    get onLine() {
      browser.calls.events += 1;
      return browser.online;
    },
  });
  // A dead worker sets no timers.
  vi.stubGlobal('setTimeout', (run: () => void, wait = 0): Due | undefined =>
    browser.life?.alive ? clock.at(clock.now + Math.max(1, wait), `timer of ${named(wait)}`, run, browser.life) : undefined,
  );
  vi.stubGlobal('clearTimeout', (due: unknown) => clock.cancel(due));
  vi.stubGlobal('fetch', (address: string): Promise<Response> => {
    const { life } = browser;
    return new Promise((resolve, reject) => {
      clock.at(clock.now + fetchTakes(), 'fetch answered', () => {
        if (!life?.alive) return;
        if (browser.online) resolve(browser.servers.fetched(address));
        else reject(new TypeError('Failed to fetch'));
      });
    });
  });
}

type Unheard = (reason: unknown) => void;
let theirs: Unheard[] | undefined;

/** An unhandled rejection is added to the browser's list instead of ending the test run. */
function hearRejections(browser: FakeBrowser): void {
  theirs ??= process.listeners('unhandledRejection') as Unheard[];
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => void browser.errors.push(reason));
}

/** Waits that are constants in the code are named by their number, others by their size. */
const named = (wait: number): string => (wait < 10_000 && wait % 25 === 0 ? `${wait} ms` : 'some time');

/** Restores all globals. */
export function leaveBrowser(): void {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  process.removeAllListeners('unhandledRejection');
  for (const hear of theirs ?? []) process.on('unhandledRejection', hear);
  theirs = undefined;
}
