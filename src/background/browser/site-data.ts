/** One site's files and saved data: what this browser can clear of one site and no other, and nothing more. */
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

/** `origins` is Chrome's; the types know Firefox's words only. */
type RemovalOptions = Parameters<typeof browser.browsingData.remove>[0] & { origins?: string[] };

/**
 * Chrome: the files of this origin go, no other's. Firefox clears all sites or none, so nothing is cleared, and the load goes past
 * the cache; so it does in private windows, for what we clear from here is the ordinary window's.
 */
export async function clearCachedFiles(target: Target, withWorker: boolean): Promise<void> {
  if (withWorker) await clearIn(target, workerKinds);
  if (canFromOutside(target))
    await fromOutside(target, { cache: true, ...(withWorker ? { serviceWorkers: true, cacheStorage: true } : {}) });
}

/** localStorage, IndexedDB, service workers and cacheStorage of this origin; counted before and after wherever the page lets us. */
export async function clearSavedData(target: Target): Promise<DataResult> {
  const before = await clearIn(target, []);
  await clearIn(target, allKinds);
  if (canFromOutside(target)) await fromOutside(target, { localStorage: true, indexedDB: true, serviceWorkers: true, cacheStorage: true });
  const after = await clearIn(target, []);
  const things = sum(after);
  if (things === undefined) return { kind: canFromOutside(target) ? 'unchecked' : 'kept' };
  return things > 0 ? { kind: 'left', things } : { kind: 'gone', things: sum(before) ?? 0 };
}

const workerKinds: Kinds = ['workers', 'caches'];
const allKinds: Kinds = ['keys', 'databases', 'workers', 'caches'];

const canFromOutside = ({ privateWindow }: Target): boolean => capabilities.clearOneCache && !privateWindow;

async function fromOutside({ origin }: Target, data: Record<string, true>): Promise<void> {
  const one: RemovalOptions = { origins: [origin] };
  await browser.browsingData.remove(one, data);
}

/** Undefined: the browser lets us into no page there. */
async function clearIn({ tabId, origin }: Target, kinds: Kinds): Promise<SavedData | undefined> {
  try {
    const { url } = await browser.tabs.get(tabId);
    if (url === undefined || URL.parse(url)?.origin !== origin) return undefined;
    return await runInTab(tabId, clearAndCount, kinds);
  } catch {
    return undefined;
  }
}

/** Undefined: nothing could be counted, which is not the same as nothing there. */
function sum(data: SavedData | undefined): number | undefined {
  const counts = Object.values(data ?? {}) as number[];
  return counts.length === 0 ? undefined : counts.reduce((all, count) => all + count, 0);
}
