/** Counts many navigations of every kind over every server: the panel appears when it should, and never otherwise. */
import type { Browser, Tab } from '../browsers/index.ts';
import { whyNot } from './full-or-short.ts';
import { statusOfDocument, travel, ways, type Server, type Way } from './navigation-paths.ts';

export interface Trial {
  readonly way: Way | 'empty';
  readonly server: string;
  readonly host: string;
  readonly milliseconds: number;
  /** Why the navigation counts as a miss; absent if it does not. */
  readonly miss?: string;
}

export interface Count {
  readonly trials: readonly Trial[];
  readonly healthyPages: number;
  /** Panels or badges on healthy pages. */
  readonly wrong: readonly string[];
  /** How many of the empty bodies opened the popup without a click. */
  readonly popupsByThemselves: number;
}

export const hosts = ['127.0.0.1', 'shop.test'] as const;
const patience = 4000;

/** This many navigations, spread evenly over ways, servers and host names; then the empty bodies. */
export async function countMixed(browser: Browser, servers: readonly Server[], navigations: number, empties: number): Promise<Count> {
  const statuses = await statusesOf(servers);
  const tab = await browser.newTab();
  const trials: Trial[] = [];
  const wrong: string[] = [];
  let healthyPages = 0;
  let popupsByThemselves = 0;

  for (let n = 0; n < navigations; n += 1) {
    const round = Math.floor(n / ways.length);
    const way = at(ways, n);
    const server = at(servers, n + round - ways.length * round);
    const host = at(hosts, n + Math.floor(round / 2));
    const page = way === 'slow' ? 'slow' : 'failing';
    const expected = statuses.get(server.url(server.paths[page])) ?? 0;
    const onHealthyPage = async (): Promise<void> => {
      healthyPages += 1;
      const visit = `${server.url(server.paths.healthy, host)} before “${way}”`;
      if (await tab.panelOnce()) wrong.push(`a panel on ${visit}`);
      const badge = await browser.badge(tab);
      if (badge !== '') wrong.push(`a badge “${badge}” on ${visit}`);
    };
    await travel(way, { browser, tab, server, host, onHealthyPage });
    const start = performance.now();
    const panel = await tab.panel(patience);
    const milliseconds = Math.round(performance.now() - start);
    const miss = whyNot(panel, expected, host) ?? (await wrongDocument(tab, expected));
    trials.push({ way, server: server.name, host, milliseconds, ...(miss === undefined ? {} : { miss }) });
  }

  for (let n = 0; n < empties; n += 1) {
    const server = at(servers, n);
    const host = at(hosts, n + Math.floor(n / servers.length));
    const expected = statuses.get(server.url(server.paths.empty)) ?? 0;
    await tab.goto(server.url(server.paths.empty, host));
    const start = performance.now();
    const byItself = await browser.nativePopup(patience);
    const milliseconds = Math.round(performance.now() - start);
    if (byItself) popupsByThemselves += 1;
    await browser.closeNativePopup();
    const panel = (await tab.panelOnce()) ?? (await browser.popup(tab, patience))?.panel ?? null;
    const miss = whyNot(panel, expected, host);
    trials.push({ way: 'empty', server: server.name, host, milliseconds, ...(miss === undefined ? {} : { miss }) });
  }
  await tab.close();
  return { trials, healthyPages, wrong, popupsByThemselves };
}

/** The real status of each server's pages, so that none is assumed. */
async function statusesOf(servers: readonly Server[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const server of servers) {
    for (const page of ['failing', 'slow', 'empty'] as const) {
      const url = server.url(server.paths[page]);
      const { status } = await fetch(url);
      found.set(url, status);
    }
  }
  return found;
}

async function wrongDocument(tab: Tab, expected: number): Promise<string | undefined> {
  const status = await statusOfDocument(tab).catch(() => 0);
  return status === expected ? undefined : `a panel in a document that answered ${String(status)}`;
}

function at<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}
