/** Reads from the page in a tab which of its resources failed; only when the popup is opened on it. */
import { failedResources, type FailedResources, type ResourceEntry } from '../../core/view/failed-resources.ts';
import { runInTab } from './run-in-tab.ts';

/** The failed resources of the page in a tab; undefined if none is known, or if the page allows no scripts. */
export const failedResourcesIn = async (tabId: number): Promise<FailedResources | undefined> =>
  failedResources((await runInTab(tabId, readParts)) ?? []);

/** Self-contained: the resources whose response is a server error. */
function readParts(): ResourceEntry[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries
    .filter(({ responseStatus }) => responseStatus >= 500)
    .slice(0, 1_000)
    .map(({ name, responseStatus }) => ({ name: name.slice(0, 2_048), status: responseStatus }));
}
