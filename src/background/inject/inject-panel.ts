/**
 * Gets the panel into the document of a bad answer, or says that it cannot be done. No single event of webRequest or webNavigation
 * comes at the right moment in both browsers, so the document itself is asked, again and again, until it is there.
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
  /** When the load ended, by whichever event told first. */
  endedAt?: number;
  /** It ended at another address: an aborted load left the old page where it was. */
  elsewhere?: boolean;
  /** The browser says that it shows a page of its own. */
  replaced?: boolean;
  wake?: () => void;
}

/** One search a tab: a newer answer takes the tab from an older one. */
const searches = new Map<number, Search>();

/** A script may be refused for this long after the load's end before we believe it: the old page may still stand there. */
const patience = 800;
/** A document that has not come by then never will; slow first bytes have their own events before. */
const longest = 60_000;

/** Pauses between questions, milliseconds: dense while the commit is near, then slower. */
const pause = (asked: number): number => (asked < 40 ? 25 : asked < 80 ? 100 : asked < 110 ? 250 : 1_000);

/** Searches the tab for the document; resolves when the panel is in it, or cannot be; undefined: a newer answer took the tab. */
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
  for (let asked = 0; Date.now() < until; asked += 1) {
    if (searches.get(tabId) !== search) return undefined;
    const standing = await ask(tabId, status, search.startedAt);
    if (standing === 'stands' && (await putIn(tabId))) return 'panel';
    if (asked % 8 === 7) await noteEnd(tabId, search);
    const found = verdict(search, standing);
    if (found) return found;
    await rest(search, pause(asked));
  }
  return 'nowhere';
}

/** What can be said without the document: the browser's own page stands there, or the load came to nothing. */
function verdict(search: Search, standing: DocumentMatch | 'refused'): Found | undefined {
  if (standing === 'refused' && search.replaced) return 'popup';
  const quietFor = search.endedAt === undefined ? 0 : Date.now() - search.endedAt;
  if (standing === 'refused') return quietFor < patience ? undefined : search.elsewhere ? 'nowhere' : 'popup';
  return quietFor > 5 * patience ? 'nowhere' : undefined;
}

/** A page that refuses us has come when its tab has loaded; Firefox's viewers for JSON and PDF tell it by no event. */
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

async function ask(tabId: number, status: number, startedAt: number): Promise<DocumentMatch | 'refused'> {
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

/** The panel's script looks for the ticket itself, should the document have changed since the question. */
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

/** A load that was broken off, in the words of either browser; it also happens on good navigations. */
const abortions = ['net::ERR_ABORTED', 'Error code 2152398850', 'NS_BINDING_ABORTED'];

/** Events that make the answer come sooner. A permanent `onCommitted` listener costs every page, so these live as long as the search. */
function listen(tabId: number, search: Search): () => void {
  const { onCommitted, onErrorOccurred } = browser.webNavigation;
  const inTab = (details: { tabId: number; frameId: number }): boolean => details.tabId === tabId && details.frameId === 0;
  const end = (): void => {
    search.endedAt ??= Date.now();
    search.wake?.();
  };
  const committed = (details: { tabId: number; frameId: number }): void => {
    if (inTab(details)) search.wake?.();
  };
  const failed = (details: { tabId: number; frameId: number }): void => {
    if (!inTab(details)) return;
    const error = String((details as { error?: unknown }).error);
    if (!abortions.includes(error)) search.replaced = true;
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

/** Whether the panel's document still stands in the tab. */
export const isDocumentThere = async (tabId: number, startedAt: number): Promise<boolean> =>
  (await runInTab(tabId, hasDocumentToken, startedAt)) === true;

/**
 * Whether the page that failed is still what its tab shows: by its ticket where we can be in it, by the address where the browser
 * shows its own page, which may be left without any request. A page that is loading or has not come yet counts as there.
 */
export async function isStillThere(page: Page): Promise<boolean> {
  const { tabId, address, startedAt } = page;
  const surface = surfaceOf(page);
  const { url = address, status } = await browser.tabs.get(tabId);
  if (status !== 'complete' || surface === undefined) return true;
  return surface === 'panel' ? isDocumentThere(tabId, startedAt) : withoutFragment(url) === withoutFragment(address);
}
