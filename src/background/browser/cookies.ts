/** The browser's cookies of one site, in the store of one tab: read, taken away, put back, and each time read again. */
import browser from 'webextension-polyfill';
import {
  cookieSite,
  countCookies,
  notAsBefore,
  removalOf,
  restorationOf,
  stillThere,
  type Cookie,
  type CookieCount,
  type CookieStore,
} from '../../core/site-data/cookies.ts';
import { everyCookie } from './capabilities.ts';

/** How much a clearing in this tab would take away. */
export async function countSite(tabId: number, address: string): Promise<CookieCount> {
  const store = await storeOf(tabId);
  const { site, sent } = await siteOf(store.id, address);
  return countCookies(site, await ofDomain(store.id, site), sent, store.kind);
}

/** Every cookie of the site and its subdomains, unpartitioned and partitioned, in this tab's store and no other. */
export async function readSite(tabId: number, address: string): Promise<{ readonly site: string; readonly cookies: readonly Cookie[] }> {
  const store = await storeOf(tabId);
  const { site } = await siteOf(store.id, address);
  return { site, cookies: await ofDomain(store.id, site) };
}

/** Takes these away; how many of them are there afterwards. */
export async function removeCookies(site: string, cookies: readonly Cookie[]): Promise<number> {
  let left = cookies;
  // Firefox takes one of several of the same name away, and says that all is well.
  for (let round = 0; round < 2 && left.length > 0; round += 1) {
    for (const cookie of left) await api.remove(removalOf(cookie)).catch(() => undefined);
    left = stillThere(cookies, await ofDomain(cookies[0]?.storeId ?? '', site));
  }
  return left.length;
}

/** Puts these back; how many of them are not as they were. */
export async function restoreCookies(site: string, cookies: readonly Cookie[]): Promise<number> {
  // One by one in the order they were read: the older of two goes first to the site.
  for (const cookie of cookies) await api.set(restorationOf(cookie)).catch(() => undefined);
  return notAsBefore(cookies, await ofDomain(cookies[0]?.storeId ?? '', site), Date.now()).length;
}

interface Query {
  readonly storeId: string;
  readonly url?: string;
  readonly domain?: string;
}

/** The types of the polyfill know neither partitions nor the words each browser has for SameSite. */
const api = {
  getAll: (query: Query): Promise<Cookie[]> =>
    browser.cookies.getAll({ ...query, ...everyCookie } as never) as Promise<unknown> as Promise<Cookie[]>,
  remove: (removal: ReturnType<typeof removalOf>): Promise<unknown> => browser.cookies.remove(removal as never),
  set: (restoration: ReturnType<typeof restorationOf>): Promise<unknown> => browser.cookies.set(restoration as never),
};

const ofDomain = (storeId: string, domain: string): Promise<Cookie[]> => api.getAll({ storeId, domain });

async function siteOf(storeId: string, address: string): Promise<{ readonly site: string; readonly sent: readonly Cookie[] }> {
  const sent = await api.getAll({ storeId, url: address });
  return { site: cookieSite(URL.parse(address)?.hostname ?? '', sent), sent };
}

/** A private window and a container each have a store of their own; the tab tells which, and nothing is done without it. */
async function storeOf(tabId: number): Promise<{ readonly id: string; readonly kind: CookieStore }> {
  const [stores, { incognito }] = await Promise.all([browser.cookies.getAllCookieStores(), browser.tabs.get(tabId)]);
  const store = stores.find(({ tabIds }) => tabIds.includes(tabId));
  if (!store) throw new Error('this tab has no cookie store that we may see');
  return { id: store.id, kind: incognito ? 'private' : store.id.startsWith('firefox-container-') ? 'container' : 'default' };
}
