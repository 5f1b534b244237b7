/** The extension test on a shop that some of the other extensions really break: each load of the test, and its result. */
import { rm } from 'node:fs/promises';
import { until } from '../browsers/deadline.ts';
import { launch, type Browser, type PanelState, type Tab } from '../browsers/index.ts';
import { startBreakableShop, type BreakableShop, type Load } from './breakable-shop.ts';
import { breaksByHeader, breaksByProxy, harmless } from './breaking-extensions.ts';
import { builtFor } from './built-for.ts';
import { fragile } from './crashing-extension.ts';
import { copyWithPermissions, temporaryFolder } from './extension-folders.ts';
import { whyNot } from './full-or-short.ts';
import { statusOfDocument } from './navigation-paths.ts';

/** A load, with the names of the other extensions that were on at that time. */
export interface WatchedLoad extends Load {
  readonly on: readonly string[];
}

export interface Outcome {
  /** The loads of the test, without the person's load before it. */
  readonly loads: readonly WatchedLoad[];
  /** The text of the panel in the page or, where the page works, of the popup. */
  readonly text: string;
  readonly result: string | undefined;
  /** The names of the extensions that are on afterwards. */
  readonly on: readonly string[];
}

export interface Trials {
  readonly browser: Browser;
  readonly shop: BreakableShop;
  readonly culprits: { readonly byProxy: string; readonly byHeader: string };
  readonly harmless: readonly string[];
  /** A harmless extension that crashes when its process is killed. */
  readonly fragile: string;
  /** Called during a request to the shop, before its response; `times` counts the loads of that page, from 1. */
  during: (load: WatchedLoad, times: number) => Promise<unknown>;
  /** Switches exactly these of the other extensions on. */
  arrange(names: readonly string[]): Promise<void>;
  /** The names of the extensions that are on. */
  on(): Promise<string[]>;
  /** Opens a new failing page with its panel. */
  failingTab(): Promise<{ readonly tab: Tab; readonly path: string }>;
  /** Waits until the test that began in this tab has ended and restored the extensions. */
  outcome(at: { readonly tab: Tab; readonly path: string }, since: number): Promise<Outcome>;
  /** A whole run: the page fails, the person starts the test, the test ends. */
  run(names: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** Starts the shop, and a browser with Comeback, two culprits, a fragile extension and this many harmless ones. */
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

/** Whether a test that began then has restored the extensions. Runs in the extension. */
async function isOver(since: number): Promise<boolean> {
  const { journal } = (await chrome.storage.local.get('journal')) as { journal?: { phase: string; since: number } | null };
  // The closed journal is kept for half a minute, until the browser has written down which extensions are on.
  return journal !== undefined && journal !== null && journal.since >= since && ['settling', 'stuck'].includes(journal.phase);
}

async function whatItSays(browser: Browser, tab: Tab): Promise<{ text: string; result: string | undefined }> {
  // The end of the test is saved before a panel or popup shows it.
  const isSettled = (panel: PanelState | null): boolean => ![undefined, 'running'].includes(panel?.results['extensions']);
  if ((await statusOfDocument(tab)) === 502) {
    const panel = await until(15_000, () => tab.panel(), isSettled);
    if (panel) return { text: panel.text, result: panel.results['extensions'] };
  }
  const { panel, text } = await until(
    15_000,
    () => browser.popupPage(tab),
    (seen) => isSettled(seen.panel) || seen.text.includes('All your extensions are back as they were'),
  );
  return { text, result: panel?.results['extensions'] };
}
