/** One site's cached files. */
import browser from 'webextension-polyfill';
import { capabilities } from './capabilities.ts';

/** `origins` is Chrome's; the types know Firefox's words only. */
type RemovalOptions = Parameters<typeof browser.browsingData.remove>[0] & { origins?: string[] };

/** Chrome: the files of this origin go, no other's. Firefox clears all sites or none, so nothing is cleared, and the load goes past the cache. */
export async function clearCachedFiles(origin: string): Promise<void> {
  if (!capabilities.clearOneCache) return;
  const one: RemovalOptions = { origins: [origin] };
  await browser.browsingData.remove(one, { cache: true });
}
