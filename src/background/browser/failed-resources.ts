/** Reads from the page in a tab which of its resources failed; only when the popup is opened on it. */
import { failedResources, type FailedResources } from '../../core/view/failed-resources.ts';
import { readFailedResources } from '../in-page/read-failed-resources.ts';
import { runInTab } from './run-in-tab.ts';

/** The failed resources of the page in a tab; undefined if none is known, or if the page allows no scripts. */
export const failedResourcesIn = async (tabId: number): Promise<FailedResources | undefined> =>
  failedResources((await runInTab(tabId, readFailedResources)) ?? []);
