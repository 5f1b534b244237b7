/** Many navigations of every kind over every server, counted: the panel is there when it should be, and never else. */
import type { Browser, Tab } from '../browsers/index.ts';
import { whyNot } from './full-or-short.ts';
import { statusOfDocument, travel, ways, type Server, type Way } from './navigation-paths.ts';

export interface Trial {
  readonly way: Way | 'empty';
  readonly server: string;
  readonly host: string;
  readonly milliseconds: number;
  /** Why it does not count; absent when it does. */
  readonly miss?: string;
}

export interface Count {
  readonly trials: readonly Trial[];
  readonly healthyPages: number;
  /** Panels or badges on pages that are well. */
  readonly wrong: readonly string[];
  /** Of the empty bodies: popups that opened without a click. */
  readonly popupsByThemselves: number;
}

export const hosts = ['127.0.0.1', 'shop.test'] as const;
const patience = 4000;

/** As many navigations as asked for, spread evenly over ways, servers and host names; then the empty bodies. */
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
      const place = `${server.url(server.paths.healthy, host)} before “${way}”`;
      if (await tab.panelOnce()) wrong.push(`a panel on ${place}`);
      const badge = await browser.badge(tab);
      if (badge !== '') wrong.push(`a badge “${badge}” on ${place}`);
    };
    await travel(way, { browser, tab, server, host, onHealthyPage });
    const start = performance.now();
    const look = await tab.panel(patience);
    const milliseconds = Math.round(performance.now() - start);
    const miss = whyNot(look, expected, host) ?? (await wrongDocument(tab, expected));
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
    const look = (await tab.panelOnce()) ?? (await browser.popup(tab, patience))?.panel ?? null;
    const miss = whyNot(look, expected, host);
    trials.push({ way: 'empty', server: server.name, host, milliseconds, ...(miss === undefined ? {} : { miss }) });
  }
  await tab.close();
  return { trials, healthyPages, wrong, popupsByThemselves };
}

/** What each server really answers, so that nothing is assumed of it. */
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
