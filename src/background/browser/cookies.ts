/** Reads, removes and restores the cookies of one site in one tab's cookie store, and verifies each change by reading them again. */
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

/** Counts the cookies that a clearing in this tab would remove. */
export async function countSite(tabId: number, address: string): Promise<CookieCount> {
  const store = await storeOf(tabId);
  const { site, sent } = await siteOf(store.id, address);
  return countCookies(site, await ofDomain(store.id, site), sent, store.kind);
}

/** The site, and every cookie of it and its subdomains, partitioned or not, in this tab's store only. */
export async function readSite(tabId: number, address: string): Promise<{ readonly site: string; readonly cookies: readonly Cookie[] }> {
  const store = await storeOf(tabId);
  const { site } = await siteOf(store.id, address);
  return { site, cookies: await ofDomain(store.id, site) };
}

/** Removes these cookies; returns how many are still there. */
export async function removeCookies(site: string, cookies: readonly Cookie[]): Promise<number> {
  let left = cookies;
  // Of several cookies with the same name Firefox removes only one, and reports success.
  for (let round = 0; round < 2 && left.length > 0; round += 1) {
    for (const cookie of left) await api.remove(removalOf(cookie)).catch(() => undefined);
    left = stillThere(cookies, await ofDomain(cookies[0]?.storeId ?? '', site));
  }
  return left.length;
}

/** Restores these cookies; returns how many are not as they were. */
export async function restoreCookies(site: string, cookies: readonly Cookie[]): Promise<number> {
  // One by one in the order they were read: a browser sends the older of two cookies first.
  for (const cookie of cookies) await api.set(restorationOf(cookie)).catch(() => undefined);
  return notAsBefore(cookies, await ofDomain(cookies[0]?.storeId ?? '', site), Date.now()).length;
}

interface Query {
  readonly storeId: string;
  readonly url?: string;
  readonly domain?: string;
}

/** The polyfill's types lack partitions and each browser's values of SameSite. */
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

/** The cookie store of a tab: private windows and containers each have their own. Throws if the tab has no visible store. */
async function storeOf(tabId: number): Promise<{ readonly id: string; readonly kind: CookieStore }> {
  const [stores, { incognito }] = await Promise.all([browser.cookies.getAllCookieStores(), browser.tabs.get(tabId)]);
  const store = stores.find(({ tabIds }) => tabIds.includes(tabId));
  if (!store) throw new Error('this tab has no cookie store that we may see');
  return { id: store.id, kind: incognito ? 'private' : store.id.startsWith('firefox-container-') ? 'container' : 'default' };
}
