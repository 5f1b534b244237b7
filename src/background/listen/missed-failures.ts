/**
 * Failures that no event told of: answers of a site's own service worker, and pages that were there before us.
 * The page itself knows; it is asked when the popup opens.
 */
import browser from 'webextension-polyfill';
import { isFailure } from '../../core/http/response.ts';
import { troubleIn, type State } from '../../core/state/state.ts';
import { load, runningSince } from '../store.ts';
import { tell } from '../effects.ts';
import { inPage } from '../inject/run-in-tab.ts';
import { isStillThere } from '../inject/inject-panel.ts';

/** What is known of the tab, after looking at the page itself where nothing was known. */
export async function adoptUnseenFailure(tabId: number): Promise<State> {
  const state = await load();
  const trouble = troubleIn(state, tabId);
  if (trouble && (trouble.page.well || (await isStillThere(trouble.page)))) return state;
  if (trouble) return tell({ type: 'pageLeft', tabId, startedAt: trouble.page.startedAt });
  const seen = await inPage(tabId, readStatus);
  if (!seen || !isFailure(seen.status) || !(await wasUnseen(seen))) return state;
  const { url, incognito } = await browser.tabs.get(tabId);
  if (url === undefined) return state;
  return tell({
    type: 'pageAnswered',
    tabId,
    asked: url,
    privateWindow: incognito,
    fromServiceWorker: seen.byWorker,
    answer: { url, method: 'GET', status: seen.status, headers: [], startedAt: seen.startedAt, at: Date.now() },
  });
}

/** An answer that passed by us and left no trouble was meant to be silent: a check, a site the person muted. */
async function wasUnseen({ byWorker, startedAt }: Seen): Promise<boolean> {
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
