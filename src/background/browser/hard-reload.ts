/** One load of the extension test: the address itself, past every cache, so that the server is really asked. */
import browser from 'webextension-polyfill';
import { withoutFragment } from '../../core/http/url.ts';
import { pause } from './serial.ts';

/** Asking so often also keeps the worker awake while the page loads. */
const every = 200;
/** What the last load brought stands in the tab by then, or is still coming; either way the next one may begin. */
const standsWithin = 3_000;
const beginsWithin = 2_000;
/** No server is waited for longer; a later response is noticed all the same. */
const endsWithin = 180_000;
/** What the panel has to say about an answer is said by then. */
const toldWithin = 3_000;

/** Loads it in this tab and resolves when that is over, whatever came of it; rejects when the tab is gone. */
export async function reloadBypassingCache(tabId: number, address: string): Promise<void> {
  await becomes(tabId, 'complete', standsWithin);
  const { url = '' } = await browser.tabs.get(tabId);
  // After a redirect the tab stands elsewhere: loading that again would prove nothing about the address that failed.
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
