/** Browser event -> core event, for the top frames of tabs. What is healthy, and in a tab that is not in trouble, costs nothing. */
import browser, { type WebRequest } from 'webextension-polyfill';
import { isFailure, isRepeatable, type Header } from '../../core/http/response.ts';
import { dispatch } from '../effects.ts';
import { load } from '../store.ts';
import { tabsIn, failingTabs } from './tabs.ts';

export const topFrames: WebRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] };

/** Chromium names the document of a speculative prefetch or prerender; the click asks again. */
const isSpeculative = (details: object): boolean =>
  'documentId' in details || (details as { documentLifecycle?: string }).documentLifecycle === 'prerender';

/** The first moment of each tab's request, before any redirect. */
const begun = new Map<number, { requestId: string; at: number; asked: string }>();

/** The worker was not there when the request began: it slept for 30 s, so no older document was answered within this time. */
const unknownStart = 5_000;

export function requestBegan({ tabId, requestId, timeStamp, url, method }: WebRequest.OnBeforeRequestDetailsType): void {
  if (tabId < 0 || begun.get(tabId)?.requestId === requestId) return;
  begun.set(tabId, { requestId, at: timeStamp, asked: url });
  if (!isRepeatable(method)) void formBegan(tabId, url, timeStamp);
}

/** The browser has asked the person about a failing page's form, and nothing but this tells that the answer was yes. */
async function formBegan(tabId: number, address: string, at: number): Promise<void> {
  if (await isFailing(tabId)) await dispatch({ type: 'formSent', tabId, address, at });
}

export function forgetTab(tabId: number): void {
  begun.delete(tabId);
}

const asHeaders = (lines: WebRequest.HttpHeaders = []): Header[] =>
  lines.slice(0, 200).map(({ name, value = '' }) => [name, value.slice(0, 8_192)]);

export async function answered(details: WebRequest.OnHeadersReceivedDetailsType): Promise<void> {
  const { tabId, statusCode, requestId, timeStamp, url, method } = details;
  if (tabId < 0 || isSpeculative(details) || isRedirect(details)) return;
  const bad = isFailure(statusCode);
  if (!bad && !(await isFailing(tabId))) return;
  const start = begun.get(tabId);
  const known = start?.requestId === requestId ? start : undefined;
  const privateWindow = await isPrivate(tabId, details);
  await dispatch({
    type: 'pageResponded',
    tabId,
    asked: known?.asked ?? url,
    privateWindow,
    answer: {
      url,
      method,
      status: statusCode,
      headers: asHeaders(details.responseHeaders),
      startedAt: known?.at ?? timeStamp - unknownStart,
      at: timeStamp,
    },
  });
}

const isRedirect = ({ statusCode, responseHeaders = [] }: WebRequest.OnHeadersReceivedDetailsType): boolean =>
  [301, 302, 303, 307, 308].includes(statusCode) && responseHeaders.some(({ name }) => name.toLowerCase() === 'location');

/** Healthy pages are asked for nothing but this; memory answers it once anything was decided in this worker. */
const isFailing = async (tabId: number): Promise<boolean> => (failingTabs() ?? tabsIn(await load())).has(tabId);

/** Firefox says it with the request, Chrome only with the tab. A tab that is gone is treated as private: nothing is written down. */
async function isPrivate(tabId: number, details: { incognito?: boolean }): Promise<boolean> {
  if (details.incognito !== undefined) return details.incognito;
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return true;
  }
}
