/**
 * Failures that no event reported: responses from a site's own service worker, and pages loaded before the extension started. The status
 * is read from the page itself when the popup opens.
 */
import browser from 'webextension-polyfill';
import { isFailure } from '../../core/http/failure-status.ts';
import { isHealthy } from '../../core/incident/page.ts';
import { incidentIn, type State } from '../../core/state/state.ts';
import { runInTab } from '../browser/run-in-tab.ts';
import { readStatus, type ReadStatus } from '../in-page/read-status.ts';
import { isStillThere } from '../inject/inject-panel.ts';
import { dispatch, known, runningSince } from '../store/store.ts';

/** The state after checking the page in a tab: a missed failure is added, and a failing page that is gone is closed. */
export async function adoptExistingFailure(tabId: number): Promise<State> {
  const state = await known();
  const failing = incidentIn(state, tabId);
  if (failing && (isHealthy(failing.page) || (await isStillThere(failing.page)))) return state;
  if (failing) return dispatch({ type: 'pageLeft', tabId, startedAt: failing.page.startedAt });
  const seen = await runInTab(tabId, readStatus);
  if (!seen || !isFailure(seen.status) || !(await wasMissed(seen))) return state;
  const { url, incognito } = await browser.tabs.get(tabId);
  if (url === undefined) return state;
  return dispatch({
    type: 'pageResponded',
    tabId,
    requestedUrl: url,
    privateWindow: incognito,
    fromServiceWorker: seen.byWorker,
    isSeen: true,
    response: { url, method: 'GET', status: seen.status, headers: [], startedAt: seen.startedAt, at: Date.now() },
  });
}

/**
 * Whether no event can have reported the response. A reported one without an incident is ignored on purpose: a bot challenge, or a muted
 * site.
 */
async function wasMissed({ byWorker, startedAt }: ReadStatus): Promise<boolean> {
  return byWorker || startedAt < ((await runningSince()) ?? 0);
}
