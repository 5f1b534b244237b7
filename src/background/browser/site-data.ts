/** Clears one site's cached files and saved data, as far as this browser can do so without affecting other sites. */
import browser from 'webextension-polyfill';
import type { DataResult } from '../../core/site-data/clearing.ts';
import { clearAndCount, type Kinds, type SavedData } from '../in-page/clear-storage.ts';
import { capabilities } from './capabilities.ts';
import { runInTab } from './run-in-tab.ts';

interface Target {
  readonly tabId: number;
  readonly origin: string;
  readonly privateWindow: boolean;
}

/** `origins` is Chrome-only; the types cover only Firefox's options. */
type RemovalOptions = Parameters<typeof browser.browsingData.remove>[0] & { origins?: string[] };

/**
 * Clears the cached files of this origin only, in Chrome. Firefox clears all sites or none, so nothing is cleared there and the reload
 * bypasses the cache. The same in private windows: `browsingData` clears the data of normal windows only.
 */
export async function clearCachedFiles(target: Target, withWorker: boolean): Promise<void> {
  if (withWorker) await clearIn(target, workerKinds);
  if (canFromOutside(target))
    await fromOutside(target, { cache: true, ...(withWorker ? { serviceWorkers: true, cacheStorage: true } : {}) });
}

/**
 * Clears localStorage, IndexedDB, service workers and cacheStorage of this origin, and counts them before and after if the page allows
 * scripts.
 */
export async function clearSavedData(target: Target): Promise<DataResult> {
  const before = await clearIn(target, []);
  await clearIn(target, allKinds);
  const isAsked = canFromOutside(target) && (await clearFromOutside(target));
  const after = await clearIn(target, []);
  const things = sum(after);
  if (things === undefined) return { kind: isAsked ? 'unchecked' : 'kept' };
  return things > 0 ? { kind: 'left', things } : { kind: 'gone', things: sum(before) ?? 0 };
}

const workerKinds: Kinds = ['workers', 'caches'];
const allKinds: Kinds = ['keys', 'databases', 'workers', 'caches'];

const canFromOutside = ({ privateWindow }: Target): boolean => capabilities.clearOneCache && !privateWindow;

/** Whether the browser agreed. If it refuses, the page has cleared what it can reach, and the count says what is left. */
async function clearFromOutside(target: Target): Promise<boolean> {
  try {
    await fromOutside(target, { localStorage: true, indexedDB: true, serviceWorkers: true, cacheStorage: true });
    return true;
  } catch (error) {
    console.warn('Comeback could not clear the saved data', error);
    return false;
  }
}

async function fromOutside({ origin }: Target, data: Record<string, true>): Promise<void> {
  const one: RemovalOptions = { origins: [origin] };
  await browser.browsingData.remove(one, data);
}

/** Clears from inside the page, then counts; undefined if the tab is closed, shows another origin, or allows no scripts. */
async function clearIn({ tabId, origin }: Target, kinds: Kinds): Promise<SavedData | undefined> {
  try {
    const { url } = await browser.tabs.get(tabId);
    if (url === undefined || URL.parse(url)?.origin !== origin) return undefined;
    return await runInTab(tabId, clearAndCount, kinds);
  } catch {
    return undefined;
  }
}

/** The total; undefined if nothing could be counted, which is not the same as zero. */
function sum(data: SavedData | undefined): number | undefined {
  const counts = Object.values(data ?? {}) as number[];
  return counts.length === 0 ? undefined : counts.reduce((all, count) => all + count, 0);
}
