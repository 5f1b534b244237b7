/** Kills the browser at some point of the extension test, starts it again, and compares the extensions that are on with those before. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../browsers/chromium.ts';
import { sleep, until, waitUntil } from '../browsers/deadline.ts';
import type { Browser, Tab } from '../browsers/index.ts';
import { startBreakableShop, type Hold } from './breakable-shop.ts';
import { breaksByHeader, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';
import type { Point } from './kill-points.ts';
import { installByPolicy } from './policy-extensions.ts';
import { stateIn } from './state-in.ts';

export interface Killed {
  readonly point: Point;
  /** The time from all off until the kill; 0 if they never were. */
  readonly sinceOff: number;
  /** Extensions that were on before and are off in the browser's file on disk. */
  readonly offOnDisk: number;
  /** Whether the browser has started Comeback by then; if not, no extension was off. */
  readonly ran: boolean;
  /** The time from the start of the browser until all was as before. */
  readonly backAfter: number;
  /** What was not as before; undefined if all was. */
  readonly wrong?: string;
}

/** Kills a browser at each point, `atOnce` in parallel with a profile each, and reports each result. Needs root for the policy. */
export async function killAt(points: readonly Point[], atOnce: number, onKilled: (killed: Killed) => void): Promise<Killed[]> {
  const bench = await openBench();
  const waiting = [...points];
  const all: Killed[] = [];
  /** Repeated kills with one profile until one goes wrong; the next starts with a new profile. */
  const withProfile = async (): Promise<void> => {
    const profile = await temporaryFolder();
    let browser: Browser | undefined;
    try {
      browser = await firstStart(bench, profile, waiting[0]);
      let wrong: string | undefined;
      for (let point = waiting.shift(); point; point = wrong === undefined ? waiting.shift() : undefined) {
        const before = await enabledOf(browser, bench);
        const sinceOff = await upTo(point, browser, bench);
        await browser.kill();
        const offOnDisk = await countOffOnDisk(profile, before);
        const startedAt = Date.now();
        browser = await start(bench, profile);
        const killed: Killed = { point, sinceOff, offOnDisk, ...(await compare(browser, bench, before, startedAt)) };
        ({ wrong } = killed);
        all.push(killed);
        onKilled(killed);
      }
    } finally {
      await browser?.close().catch(() => undefined);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) await withProfile();
  };
  try {
    const lanes = await Promise.allSettled(
      Array.from({ length: Math.min(atOnce, points.length) }, () =>
        lane().catch((error: unknown) => {
          waiting.length = 0;
          throw error;
        }),
      ),
    );
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
    return all;
  } finally {
    await bench.close();
  }
}

type Bench = Awaited<ReturnType<typeof openBench>>;

/** Not awaited. */
const hangs = new Promise<never>(() => undefined);
const aLoad = 2500;

/** Shared by all browsers: the page that one of the extensions breaks, and the policy that installs all extensions. */
async function openBench() {
  const slow: Hold = ({ path }, times) => (times === 1 ? Promise.resolve() : path.startsWith('/hangs/') ? hangs : sleep(aLoad));
  const [folder, shop] = await Promise.all([temporaryFolder(), startBreakableShop(slow)]);
  const extension = await copyWithPermissions(builtFor('chromium'), folder, ['management']);
  const culprits = await breaksByHeader(folder, 'culprits');
  const others = [culprits];
  for (let number = 0; number < 5; number += 1) others.push(await harmless(folder, `harmless-${String(number)}`, number));
  const policy = await installByPolicy([extension, ...others], [await harmless(folder, 'locked', 3)]);
  const [own = '', ...ids] = policy.ids;
  let pages = 0;
  return {
    extension,
    own,
    ids,
    /** It cannot be switched off. */
    locked: ids.at(-1) ?? '',
    /** Switched off by the person from the start. */
    offBefore: ids.at(-2) ?? '',
    page(kind: Point['page']): string {
      pages += 1;
      return shop.url(`/${kind}/${String(pages)}`);
    },
    async close() {
      await Promise.all([policy.remove(), shop.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing here wakes Comeback: whether the browser starts it is part of the count. */
const start = ({ extension, own }: Bench, profile: string): Promise<Browser> =>
  launchChromium({ extension, extensionId: own, profile, policyExtensions: true, hosts: ['shop.test'] });

const enabledOf = (browser: Browser, { ids }: Bench): Promise<string[]> =>
  browser.inBackground(async (wanted) => {
    const all = await chrome.management.getAll();
    return all.filter(({ id, enabled }) => enabled && wanted.includes(id)).map(({ id }) => id);
  }, ids);

/** Chromium saves its preferences up to ten seconds late. */
const writtenAfter = 12_000;

async function firstStart(bench: Bench, profile: string, next: Point | undefined): Promise<Browser> {
  const browser = await start(bench, profile);
  const on = await until(
    60_000,
    () => enabledOf(browser, bench),
    ({ length }) => length === bench.ids.length,
    200,
  );
  if (on.length !== bench.ids.length) throw new Error(`the policy brought ${String(on.length)} of ${String(bench.ids.length)} extensions`);
  // Just installed, Comeback is told of no response before its background has run for the first time.
  await waitUntil(
    30_000,
    () => known(browser, bench),
    ({ ran }) => ran,
  );
  await browser.inBackground((id) => chrome.management.setEnabled(id, false), bench.offBefore);
  // The setup has to be on disk before the first kill.
  if (next && next.wait + next.off < writtenAfter) await sleep(writtenAfter);
  return browser;
}

/** Continues the test up to the point; resolves to how long all were off by then. */
async function upTo({ stage, wait, off, page }: Point, browser: Browser, bench: Bench): Promise<number> {
  const tab: Tab = await browser.newTab(bench.page(page));
  const missing = whyNot(await tab.panel(20_000), 502, 'shop.test');
  if (missing !== undefined) {
    const status = await tab.evaluate(statusOf).catch(String);
    throw new Error(`no panel to begin the test from: ${missing}; the page has ${String(status)}; ${await stateIn(browser)}`);
  }
  const becomes = async (good: (on: readonly string[]) => boolean, what: string): Promise<void> => {
    const on = await until(30_000, () => enabledOf(browser, bench), good);
    if (!good(on)) throw new Error(`${what}: still on were ${String(on.length)}`);
  };
  await tab.click('extensions');
  if (stage === 'switching off') {
    await sleep(wait);
    return 0;
  }
  await becomes((on) => String(on) === bench.locked, 'all others off but the locked one');
  const since = Date.now();
  if (stage === 'off') {
    await sleep(wait);
    return Date.now() - since;
  }
  await sleep(off);
  // The protocol cannot click in a page while the next one loads; a person could use the popup as well.
  const popup = await browser.openPage(`src/popup/index.html?tab=${String(tab.id)}`);
  await popup.click('restore-extensions');
  if (stage === 'back on') await becomes((on) => on.length === bench.ids.length - 1, 'all others on again');
  await sleep(wait);
  return Date.now() - since;
}

const statusOf = (): number | undefined => (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.responseStatus;

interface Preferences {
  readonly extensions: { readonly settings: Readonly<Record<string, { readonly disable_reasons?: readonly number[] } | undefined>> };
}

/** Read from the browser's file, independent of Comeback. */
async function countOffOnDisk(profile: string, ids: readonly string[]): Promise<number> {
  const { extensions } = JSON.parse(await readFile(join(profile, 'Default', 'Preferences'), 'utf8')) as Preferences;
  return ids.filter((id) => (extensions.settings[id]?.disable_reasons ?? []).length > 0).length;
}

interface Known {
  readonly on: readonly string[];
  readonly journal?: { readonly phase: string } | null;
  readonly ran: boolean;
}

const known = async (browser: Browser, bench: Bench): Promise<Known> => ({
  ...(await browser.inBackground(async () => ({
    ...((await chrome.storage.local.get('journal')) as Pick<Known, 'journal'>),
    ran: 'runningSince' in (await chrome.storage.session.get('runningSince')),
  }))),
  on: await enabledOf(browser, bench),
});

async function compare(
  browser: Browser,
  bench: Bench,
  before: readonly string[],
  startedAt: number,
): Promise<Pick<Killed, 'ran' | 'backAfter' | 'wrong'>> {
  const isAsBefore = ({ on }: Known): boolean => [...on].sort().join() === [...before].sort().join();
  const panel = (): Promise<Known> => known(browser, bench);
  const first = await until(30_000, panel, isAsBefore, 50);
  const backAfter = Date.now() - startedAt;
  // Nothing may change once the journal is closed. It stays open until Comeback runs, and the browser may not have started it yet:
  // it is at rest in time, or not at all, and what is on by then is judged below.
  await until(5000, panel, ({ journal, ran }) => ran && isAtRest(journal), 50);
  await sleep(1000);
  const last = await panel();
  const { on, journal, ran } = last;
  if (isAsBefore(first) && isAsBefore(last) && (isAtRest(journal) || !ran)) return { ran, backAfter };
  const off = before.filter((id) => !on.includes(id));
  const wrong = `${String(before.length)} were on before, then ${String(on.length)}, off of them ${off.join(' ') || 'none'}; journal ${journal?.phase ?? 'closed'}; ours ${ran ? 'ran' : 'was not started'}`;
  return { ran, backAfter, wrong };
}

/** All are on again; `settling` only waits until the browser has saved that. */
const isAtRest = (journal: Known['journal']): boolean => !journal || journal.phase === 'settling';
