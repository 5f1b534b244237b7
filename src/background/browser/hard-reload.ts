/** One load of the extension test: requests the URL itself, past every cache, so that the request reaches the server. */
import browser from 'webextension-polyfill';
import { withoutFragment } from '../../core/http/url.ts';
import { pause } from './serial.ts';

/** In ms. Polling this often also keeps the service worker alive while the page loads. */
const every = 200;
/** In ms. By then the last load is complete or still running; either way the next one may start. */
const standsWithin = 3_000;
const beginsWithin = 2_000;
/** In ms. The wait for a server ends here; a later response is still handled. */
const endsWithin = 180_000;
/** In ms. By then the panel has reported the response. */
const toldWithin = 3_000;

/** Loads the URL in this tab; resolves when the load is over, whatever its result, and rejects if the tab is closed. */
export async function reloadBypassingCache(tabId: number, address: string): Promise<void> {
  await becomes(tabId, 'complete', standsWithin);
  const { url = '' } = await browser.tabs.get(tabId);
  // After a redirect the tab has another URL, and reloading that would prove nothing about the one that failed.
  if (withoutFragment(url) === withoutFragment(address)) await browser.tabs.reload(tabId, { bypassCache: true });
  else await browser.tabs.update(tabId, { url: address });
  await becomes(tabId, 'loading', beginsWithin);
  await becomes(tabId, 'complete', endsWithin);
  await pause(toldWithin);
}

async function becomes(tabId: number, status: string, within: number): Promise<void> {
  const end = Date.now() + within;
  while ((await browser.tabs.get(tabId)).status !== status && Date.now() < end) await pause(every);
}
