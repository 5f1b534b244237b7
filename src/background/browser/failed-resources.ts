/** Asks the page in a tab which of its parts failed; only when the popup opens over it. */
import { failedResources, type FailedResources, type ResourceEntry } from '../../core/view/failed-resources.ts';
import { runInTab } from './run-in-tab.ts';

/** Undefined: none that is known of, or a page that lets nobody in. */
export const failedResourcesIn = async (tabId: number): Promise<FailedResources | undefined> =>
  failedResources((await runInTab(tabId, readParts)) ?? []);

/** Self-contained: the parts that were answered with a server's failure. */
function readParts(): ResourceEntry[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries
    .filter(({ responseStatus }) => responseStatus >= 500)
    .slice(0, 1_000)
    .map(({ name, responseStatus }) => ({ name: name.slice(0, 2_048), status: responseStatus }));
}
