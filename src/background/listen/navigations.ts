/** Turns browser events of top frames into core events. A healthy response in a tab without a failing page costs nothing. */
import browser, { type WebRequest } from 'webextension-polyfill';
import { isFailure } from '../../core/http/failure-status.ts';
import { longestHeaderValue, mostHeaders } from '../../core/http/limits.ts';
import { isRedirect, isRepeatable, type Header } from '../../core/http/response.ts';
import { unanswered } from '../browser/unanswered.ts';
import { dispatch, isFailing } from '../store/store.ts';

export const topFrames: WebRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] };

/** Whether this is a speculative prefetch or prerender, for which Chromium sets `documentId`; the click sends a request of its own. */
const isSpeculative = (details: object): boolean =>
  'documentId' in details || (details as { documentLifecycle?: string }).documentLifecycle === 'prerender';

/** The start of each tab's latest request, before any redirect. */
const started = new Map<number, { requestId: string; at: number; url: string }>();

/**
 * In ms. Used if the service worker was not running when the request started: it had been idle for 30 s, so no older document got a
 * response within this time.
 */
const unknownStart = 5_000;

export function requestBegan({ tabId, requestId, timeStamp, url, method }: WebRequest.OnBeforeRequestDetailsType): void {
  if (tabId < 0 || started.get(tabId)?.requestId === requestId) return;
  started.set(tabId, { requestId, at: timeStamp, url });
  if (!isRepeatable(method)) unanswered(formBegan(tabId, url, timeStamp));
}

/** Reports a form request on a failing page: the only sign that the user confirmed the browser's prompt. */
async function formBegan(tabId: number, address: string, at: number): Promise<void> {
  if (await isFailing(tabId)) await dispatch({ type: 'formSent', tabId, address, at });
}

export function forgetTab(tabId: number): void {
  started.delete(tabId);
}

const asHeaders = (lines: WebRequest.HttpHeaders = []): Header[] =>
  lines.slice(0, mostHeaders).map(({ name, value = '' }) => [name, value.slice(0, longestHeaderValue)]);

export async function pageResponded(details: WebRequest.OnHeadersReceivedDetailsType): Promise<void> {
  const { tabId, statusCode, requestId, timeStamp, url, method } = details;
  const headers = asHeaders(details.responseHeaders);
  if (tabId < 0 || isSpeculative(details) || isRedirect(statusCode, headers)) return;
  if (!isFailure(statusCode) && !(await isFailing(tabId))) return;
  const start = started.get(tabId);
  const known = start?.requestId === requestId ? start : undefined;
  await dispatch({
    type: 'pageResponded',
    tabId,
    requestedUrl: known?.url ?? url,
    privateWindow: await isPrivate(tabId, details),
    response: { url, method, status: statusCode, headers, startedAt: known?.at ?? timeStamp - unknownStart, at: timeStamp },
  });
}

/**
 * Whether the request is from a private window: Firefox reports it with the request, Chrome only with the tab. A closed tab counts as
 * private, so that nothing is recorded.
 */
async function isPrivate(tabId: number, details: { incognito?: boolean }): Promise<boolean> {
  if (details.incognito !== undefined) return details.incognito;
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return true;
  }
}
