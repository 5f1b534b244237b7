/**
 * Injects the panel into the document of a failing response, or reports that it cannot. No single webRequest or webNavigation event fires
 * at the right moment in both browsers, so the tab is polled until the document is there.
 */
import browser from 'webextension-polyfill';
import { withoutFragment } from '../../core/http/url.ts';
import { surfaceOf, type Page } from '../../core/incident/page.ts';
import overlay from '../../overlay/main.tsx?script&iife';
import { runInTab } from '../browser/run-in-tab.ts';
import { hasDocumentToken, matchDocument, type DocumentMatch } from '../in-page/match-document.ts';

export type Found = 'panel' | 'popup' | 'nowhere';

interface Search {
  readonly address: string;
  readonly startedAt: number;
  /** When the load ended, according to the first event that reported it. */
  endedAt?: number;
  /** The load ended at another URL: it was aborted and the old page is still there. */
  elsewhere?: boolean;
  /** The browser reported an error that ends with its own error page. */
  failed?: boolean;
  /** That page has been committed. */
  replaced?: boolean;
  wake?: () => void;
}

/** One search per tab: a newer response ends an older search. */
const searches = new Map<number, Search>();

/** In ms. A refused script counts only this long after the end of the load: before, the old page may still be there. */
const patience = 800;
/** In ms. A document that has not arrived by then never will; slow first bytes do not count, because the search starts with the headers. */
const longest = 60_000;

/** The pause before the next poll, in ms: short at first, when the commit is expected, then longer. */
const pause = (attempt: number): number => (attempt < 40 ? 25 : attempt < 80 ? 100 : attempt < 110 ? 250 : 1_000);

/**
 * Searches the tab for the document and injects the panel; resolves when it is there or cannot be. Undefined if the tab has a newer
 * response.
 */
export async function injectPanel(tabId: number, address: string, status: number, startedAt: number): Promise<Found | undefined> {
  const running = searches.get(tabId);
  if (running?.startedAt === startedAt) return undefined;
  running?.wake?.();
  const search: Search = { address, startedAt };
  searches.set(tabId, search);
  const quiet = listen(tabId, search);
  try {
    return await seek(tabId, status, search);
  } finally {
    quiet();
    if (searches.get(tabId) === search) searches.delete(tabId);
  }
}

async function seek(tabId: number, status: number, search: Search): Promise<Found | undefined> {
  const until = Date.now() + longest;
  for (let attempt = 0; Date.now() < until; attempt += 1) {
    if (searches.get(tabId) !== search) return undefined;
    const match = await readMatch(tabId, status, search.startedAt);
    if (match === 'stands' && (await putIn(tabId))) return 'panel';
    if (attempt % 8 === 7) await noteEnd(tabId, search);
    const found = outcomeOf(search, match);
    if (found) return found;
    await rest(search, pause(attempt));
  }
  return 'nowhere';
}

/** The outcome without the document: the browser shows its own page, or the load ended without one; undefined while both are possible. */
function outcomeOf(search: Search, match: DocumentMatch | 'refused'): Found | undefined {
  if (match === 'refused' && search.replaced) return 'popup';
  const quietFor = search.endedAt === undefined ? 0 : Date.now() - search.endedAt;
  if (match === 'refused') return quietFor < patience ? undefined : search.elsewhere ? 'nowhere' : 'popup';
  return quietFor > 5 * patience ? 'nowhere' : undefined;
}

/**
 * Notes the end of the load from the tab's status: the only sign for a page that allows no scripts, like Firefox's JSON and PDF viewers,
 * which fire no event.
 */
async function noteEnd(tabId: number, search: Search): Promise<void> {
  try {
    const { status, url = search.address } = await browser.tabs.get(tabId);
    if (status !== 'complete') return;
    search.endedAt ??= Date.now();
    search.elsewhere = withoutFragment(url) !== withoutFragment(search.address);
  } catch {
    search.endedAt ??= Date.now();
    search.elsewhere = true;
  }
}

async function readMatch(tabId: number, status: number, startedAt: number): Promise<DocumentMatch | 'refused'> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: true,
      func: matchDocument,
      args: [status, startedAt],
    });
    return (frame?.result as DocumentMatch | undefined) ?? 'unborn';
  } catch {
    return 'refused';
  }
}

/**
 * Injects the panel's script; false if the page refused it. The script checks the document token itself, in case the document has changed
 * since the poll.
 */
async function putIn(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, files: [overlay] });
    return true;
  } catch {
    return false;
  }
}

const rest = (search: Search, milliseconds: number): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    search.wake = () => {
      clearTimeout(timer);
      done();
    };
  });

/** The errors of an aborted load in either browser; they also occur in good navigations. */
const abortions = ['net::ERR_ABORTED', 'Error code 2152398850', 'NS_BINDING_ABORTED'];

/** Chrome reports the error after it has committed its own page, Firefox before: that commit would clear a badge that is set in between. */
const isAfterCommit = (error: string): boolean => error.startsWith('net::');

/**
 * Listens for events that end the search sooner; returns a function that removes the listeners. A permanent `onCommitted` listener would
 * cost time on every page, so they exist only during a search.
 */
function listen(tabId: number, search: Search): () => void {
  const { onCommitted, onErrorOccurred } = browser.webNavigation;
  const inTab = (details: { tabId: number; frameId: number }): boolean => details.tabId === tabId && details.frameId === 0;
  const end = (): void => {
    search.endedAt ??= Date.now();
    search.wake?.();
  };
  const committed = (details: { tabId: number; frameId: number }): void => {
    if (!inTab(details)) return;
    if (search.failed) search.replaced = true;
    search.wake?.();
  };
  const failed = (details: { tabId: number; frameId: number }): void => {
    if (!inTab(details)) return;
    const error = String((details as { error?: unknown }).error);
    if (!abortions.includes(error)) search[isAfterCommit(error) ? 'replaced' : 'failed'] = true;
    end();
  };
  const frames = { urls: ['http://*/*', 'https://*/*'], types: ['main_frame' as const], tabId };
  onCommitted.addListener(committed);
  onErrorOccurred.addListener(failed);
  browser.webRequest.onCompleted.addListener(end, frames);
  browser.webRequest.onErrorOccurred.addListener(end, frames);
  return () => {
    onCommitted.removeListener(committed);
    onErrorOccurred.removeListener(failed);
    browser.webRequest.onCompleted.removeListener(end);
    browser.webRequest.onErrorOccurred.removeListener(end);
  };
}

/** Whether the panel's document is still in the tab. */
export const isDocumentThere = async (tabId: number, startedAt: number): Promise<boolean> =>
  (await runInTab(tabId, hasDocumentToken, startedAt)) === true;

/**
 * Whether the failing page is still in its tab: checked by the document token if the page allows scripts, otherwise by the URL, because the
 * browser's own page can be left without a request. A page that is loading or still pending counts as there.
 */
export async function isStillThere(page: Page): Promise<boolean> {
  const { tabId, address, startedAt } = page;
  const surface = surfaceOf(page);
  const { url = address, status } = await browser.tabs.get(tabId);
  if (status !== 'complete' || surface === undefined) return true;
  return surface === 'panel' ? isDocumentThere(tabId, startedAt) : withoutFragment(url) === withoutFragment(address);
}
