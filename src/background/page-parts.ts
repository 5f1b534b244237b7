/** Asks the page in a tab which of its parts failed; only when the popup opens over it. */
import browser from 'webextension-polyfill';
import { failedParts, type FailedParts, type PartEntry } from '../core/failed-parts.ts';

/** Undefined: none that is known of, or a page that lets nobody in. */
export async function failedPartsOf(tabId: number): Promise<FailedParts | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: readParts });
    return failedParts((frame?.result as PartEntry[] | null | undefined) ?? []);
  } catch {
    return undefined;
  }
}

/** Self-contained: the parts that were answered with a server's failure. */
function readParts(): PartEntry[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries
    .filter(({ responseStatus }) => responseStatus >= 500)
    .slice(0, 1_000)
    .map(({ name, responseStatus }) => ({ name: name.slice(0, 2_048), status: responseStatus }));
}
