/** Visits one situation in a new tab, as a user would, and observes what the extension does. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, PanelState, Tab } from '../../test/browsers/index.ts';
import type { Site } from '../../test/site/site.ts';
import { expectedIn, type Situation } from '../../test/site/situation.ts';
import type { Seen, Wanted } from './tour-result.ts';

const host = 'shop.test';
// A site's service workers need an origin that browsers trust without https.
const trusted = '127.0.0.1';

/** How long the expected result may take to appear, in ms; where nothing may appear, a moment is enough. */
const patience = { panel: 10_000, popup: 4_000, silence: 1_500 } as const;
/** In ms. A panel that the page removes within this time does not count. */
const steadyFor = 600;

/** The expected result of a situation in this browser. */
export function wantedOf(situation: Situation, browser: Browser, site: Site): Wanted {
  const { status, gateway } = situation;
  return { kind: expectedIn(situation, browser.name), host: `${hostOf(situation)}:${site.port}`, status, gateway };
}

/** Visits the situation, closes the tab, and returns what was seen. */
export async function visit(situation: Situation, browser: Browser, site: Site): Promise<Seen> {
  const tab = await browser.newTab();
  try {
    await go(tab, situation, site);
    return await see(tab, browser, patience[expectedIn(situation, browser.name)]);
  } finally {
    await browser.closeNativePopup().catch(() => undefined);
    await tab.close().catch(() => undefined);
  }
}

async function go(tab: Tab, situation: Situation, site: Site): Promise<void> {
  const { path, method } = situation;
  const address = site.url(path, hostOf(situation));
  if (method === 'POST') return sendForm(tab, path, site.url('/', hostOf(situation)));
  if (hasWorker(situation)) {
    await tab.goto(site.url('/worker/', hostOf(situation)));
    await waitUntil(() => tab.evaluate(() => document.documentElement.dataset['ready'] !== undefined));
  }
  await tab.goto(address);
}

/** Submits the form on the index page that leads to the situation. */
async function sendForm(tab: Tab, action: string, index: string): Promise<void> {
  await tab.goto(index);
  await waitUntil(() =>
    tab.evaluate((path) => {
      const form = document.querySelector<HTMLFormElement>(`form[action="${path}"]`);
      form?.submit();
      return form !== null;
    }, action),
  );
  await waitUntil(async () => (await tab.url()) !== index);
}

async function see(tab: Tab, browser: Browser, milliseconds: number): Promise<Seen> {
  const panel = await steadyPanel(tab, milliseconds);
  if (panel !== null) return { kind: 'panel', panel };
  const popup = await browser.popup(tab, 2_000);
  if (popup?.panel) return { kind: 'popup', panel: popup.panel };
  const badge = await browser.badge(tab);
  return { kind: badge === '' ? 'silence' : 'popup' };
}

/** The panel, once it has been completely visible for a while; null if it never is. */
async function steadyPanel(tab: Tab, milliseconds: number): Promise<PanelState | null> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const first = await tab.panel(Math.max(0, end - Date.now()));
    if (isWhole(first)) {
      await sleep(steadyFor);
      const again = await tab.panelOnce();
      if (isWhole(again)) return again;
    }
    if (Date.now() >= end) return null;
  }
}

function isWhole(panel: PanelState | null): panel is PanelState {
  return panel !== null && panel.painted && panel.topmost;
}

/** Polls until the condition holds, for at most 5 s; a failed call, as between two documents, counts as not yet. */
async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end && !(await isSo().catch(() => false));) await sleep(50);
}

const hasWorker = ({ path }: Situation): boolean => path.startsWith('/worker/');
const hostOf = (situation: Situation): string => (hasWorker(situation) ? trusted : host);
export const hosts: readonly string[] = [host];
