/**
 * Failures that no event told of: answers of a site's own service worker, and pages that were there before us.
 * The page itself knows; it is asked when the popup opens.
 */
import browser from 'webextension-polyfill';
import { isFailure } from '../../core/http/response.ts';
import { incidentIn, type State } from '../../core/state/state.ts';
import { dispatch } from '../effects.ts';
import { isStillThere } from '../inject/inject-panel.ts';
import { runInTab } from '../inject/run-in-tab.ts';
import { load, runningSince } from '../store.ts';

/** What is known of the tab, after looking at the page itself where nothing was known. */
export async function adoptExistingFailure(tabId: number): Promise<State> {
  const state = await load();
  const failing = incidentIn(state, tabId);
  if (failing && (failing.page.well || (await isStillThere(failing.page)))) return state;
  if (failing) return dispatch({ type: 'pageLeft', tabId, startedAt: failing.page.startedAt });
  const seen = await runInTab(tabId, readStatus);
  if (!seen || !isFailure(seen.status) || !(await wasMissed(seen))) return state;
  const { url, incognito } = await browser.tabs.get(tabId);
  if (url === undefined) return state;
  return dispatch({
    type: 'pageResponded',
    tabId,
    asked: url,
    privateWindow: incognito,
    fromServiceWorker: seen.byWorker,
    answer: { url, method: 'GET', status: seen.status, headers: [], startedAt: seen.startedAt, at: Date.now() },
  });
}

/** An answer that passed by us and left no trouble was meant to be silent: a check, a site the person muted. */
async function wasMissed({ byWorker, startedAt }: Seen): Promise<boolean> {
  return byWorker || startedAt < ((await runningSince()) ?? 0);
}

interface Seen {
  readonly status: number;
  readonly startedAt: number;
  readonly byWorker: boolean;
}

/** Self-contained: how this document was answered. Only Chrome sets `workerStart`; a page without a controller had no worker to answer it. */
function readStatus(): Seen | undefined {
  const navigation = performance.getEntriesByType('navigation')[0] as
    (PerformanceNavigationTiming & { responseStatus?: number }) | undefined;
  if (!navigation?.responseStatus) return undefined;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  return {
    status: navigation.responseStatus,
    startedAt: performance.timeOrigin + navigation.responseStart,
    byWorker: navigation.workerStart > 0 || Boolean(workers?.controller),
  };
}
