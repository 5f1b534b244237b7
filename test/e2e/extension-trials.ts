/** The extension test against a shop that really is broken by some of the others: what it did, load by load, and what it says. */
import { rm } from 'node:fs/promises';
import { until } from '../browsers/deadline.ts';
import { launch, type Browser, type PanelLook, type Tab } from '../browsers/index.ts';
import { startBreakableShop, type BreakableShop, type Load } from './breakable-shop.ts';
import { breaksByHeader, breaksByProxy, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { fragile } from './crashing-extension.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';
import { statusOfDocument } from './navigation-paths.ts';

/** A load, and the names of the others that were on while the shop was asked. */
export interface WatchedLoad extends Load {
  readonly on: readonly string[];
}

export interface Outcome {
  /** The loads of the test; the one that the person made before is none. */
  readonly loads: readonly WatchedLoad[];
  /** What stands in the panel of the page or, where the page works, in the popup. */
  readonly text: string;
  readonly result: string | undefined;
  /** The names of those that are on afterwards. */
  readonly on: readonly string[];
}

export interface Trials {
  readonly browser: Browser;
  readonly shop: BreakableShop;
  readonly culprits: { readonly byProxy: string; readonly byHeader: string };
  readonly harmless: readonly string[];
  /** One that crashes when its process is killed; harmless as well. */
  readonly fragile: string;
  /** Called while the shop is asked, before it answers; `times` counts the loads of that page, from 1. */
  during: (load: WatchedLoad, times: number) => Promise<unknown>;
  /** Exactly these of the others are on. */
  arrange(names: readonly string[]): Promise<void>;
  /** Those that are on, by name. */
  on(): Promise<string[]>;
  /** A failing page of its own, with its panel. */
  failingTab(): Promise<{ readonly tab: Tab; readonly path: string }>;
  /** Waits for the end of the test that began in this tab, everything being put back. */
  outcome(at: { readonly tab: Tab; readonly path: string }, since: number): Promise<Outcome>;
  /** The whole story: the page fails, the person starts the test, the test ends. */
  run(names: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** Starts the shop, and a browser with two guilty ones, a fragile one and so many harmless ones beside ours. */
export async function openTrials(harmlessOnes: number): Promise<Trials> {
  const folder = await temporaryFolder();
  const watched: WatchedLoad[] = [];
  const shop = await startBreakableShop(async (load, times) => {
    const seen = { ...load, on: await trials.on() };
    watched.push(seen);
    await trials.during(seen, times);
  });
  const names = ['by-proxy', 'by-header', 'fragile'];
  const others = [
    await breaksByProxy(folder, 'by-proxy', shop),
    await breaksByHeader(folder, 'by-header'),
    await fragile(folder, 'fragile'),
  ];
  for (let number = 0; number < harmlessOnes; number += 1) {
    names.push(`harmless-${String(number)}`);
    others.push(await harmless(folder, `harmless-${String(number)}`, number));
  }
  const extension = await copyWithPermissions(builtFor('chromium'), folder, ['management']);
  const browser = await launch('chromium', { extension, others, hosts: [shop.host] });
  const nameOf = new Map(browser.others.map((id, at) => [id, names[at] ?? '']));
  let pages = 0;

  const trials: Trials = {
    browser,
    shop,
    culprits: { byProxy: 'by-proxy', byHeader: 'by-header' },
    harmless: names.slice(3),
    fragile: 'fragile',
    during: () => Promise.resolve(),
    async arrange(wanted) {
      const states = [...nameOf].map(([id, name]) => [id, wanted.includes(name)] as const);
      await browser.inBackground(async (all) => {
        for (const [id, on] of all) await chrome.management.setEnabled(id, on);
      }, states);
    },
    async on() {
      const ids = await browser.inBackground(async () =>
        (await chrome.management.getAll()).filter(({ enabled }) => enabled).map(({ id }) => id),
      );
      return ids.flatMap((id) => nameOf.get(id) ?? []).sort();
    },
    async failingTab() {
      pages += 1;
      const path = `/shelf-${String(pages)}`;
      const tab = await browser.newTab(shop.url(path));
      const missing = whyNot(await tab.panel(15_000), 502, shop.host);
      if (missing !== undefined) throw new Error(`no panel to begin the test from: ${missing}`);
      return { tab, path };
    },
    async outcome({ tab, path }, since) {
      const ended = await until(180_000, () => browser.inBackground(isOver, since), Boolean, 200);
      if (!ended) throw new Error('the test did not end');
      const { text, result } = await whatItSays(browser, tab);
      const [, ...loads] = watched.filter((load) => load.path === path);
      return { loads, text, result, on: await trials.on() };
    },
    async run(wanted) {
      await trials.arrange(wanted);
      const at = await trials.failingTab();
      const since = Date.now();
      await at.tab.click('extensions');
      const outcome = await trials.outcome(at, since);
      await at.tab.close();
      return outcome;
    },
    async close() {
      await browser.close();
      await shop.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return trials;
}

/** Whether a test that began then has put everything back. Runs in the extension. */
async function isOver(since: number): Promise<boolean> {
  const { journal } = (await chrome.storage.local.get('journal')) as { journal?: { phase: string; since: number } | null };
  // The closed journal is kept for half a minute, until the browser has written down which extensions are on.
  return journal !== undefined && journal !== null && journal.since >= since && ['settling', 'stuck'].includes(journal.phase);
}

async function whatItSays(browser: Browser, tab: Tab): Promise<{ text: string; result: string | undefined }> {
  // That the test has ended is written down before any panel or popup can say so.
  const isSettled = (look: PanelLook | null): boolean => ![undefined, 'running'].includes(look?.results['extensions']);
  if ((await statusOfDocument(tab)) === 502) {
    const look = await until(15_000, () => tab.panel(), isSettled);
    if (look) return { text: look.text, result: look.results['extensions'] };
  }
  const { panel, text } = await until(
    15_000,
    () => browser.popupPage(tab),
    (seen) => isSettled(seen.panel) || seen.text.includes('All your extensions are back as they were'),
  );
  return { text, result: panel?.results['extensions'] };
}
