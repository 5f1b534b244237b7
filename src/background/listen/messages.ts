/** What panels and pages of ours ask. The sender is checked before anything is read. */
import browser, { type Runtime } from 'webextension-polyfill';
import { clearedView } from '../../core/site-data/clearing.ts';
import { viewOf } from '../../core/view/panel-view.ts';
import { testNoteFor } from '../../core/view/test-note.ts';
import type { PageNote, PanelView } from '../../core/view/view.ts';
import type { FromOurPages, FromOverlay, Request } from '../../messages.ts';
import { capabilities } from '../browser/capabilities.ts';
import { failedResourcesIn } from '../browser/failed-resources.ts';
import { newsSeen } from '../browser/notifications.ts';
import { isInFront } from '../browser/tabs.ts';
import { dispatch, dispatchProbeDue } from '../effects.ts';
import { forgetLocating } from '../inject/locate.ts';
import { load } from '../store.ts';
import { adoptExistingFailure } from './missed-failures.ts';

/** The answer to a request, or undefined for what is not ours to answer: another extension, a frame, a page of the web. */
export function onMessage(request: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined {
  if (sender.id !== browser.runtime.id || !isRequest(request)) return undefined;
  const isOurs = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
  if (isOurs) return isFromOurPages(request) ? fromOurPages(request) : undefined;
  const tabId = sender.tab?.id;
  return tabId !== undefined && sender.frameId === 0 && !isFromOurPages(request) ? fromOverlay(request, tabId, sender) : undefined;
}

const isRequest = (request: unknown): request is Request =>
  typeof request === 'object' && request !== null && 'type' in request && typeof request.type === 'string';

const ourPages: readonly FromOurPages['type'][] = [
  'view-of',
  'note-of',
  'choose-in',
  'due-in',
  'restore-extensions',
  'unwatch',
  'settings-changed',
  'permission-settled',
];
const isFromOurPages = (request: Request): request is FromOurPages => (ourPages as readonly string[]).includes(request.type);

async function fromOverlay(request: FromOverlay, tabId: number, sender: Runtime.MessageSender): Promise<PanelView | null> {
  switch (request.type) {
    case 'view':
      return panelCame(request, tabId);
    case 'returned':
      return pageReturned(request, tabId, sender);
    case 'choose':
      await dispatch({ type: 'actionChosen', tabId, act: request.act });
      return null;
    case 'due':
    case 'awake':
      await dispatchProbeDue();
      return null;
    case 'busy':
      await dispatch({ type: 'pageBusy', tabId, startedAt: request.startedAt, busy: request.busy });
      return null;
    case 'leaving':
      leaving.set(
        tabId,
        setTimeout(() => void dispatch({ type: 'pageLeft', tabId, startedAt: request.startedAt }), answerFirst),
      );
      return null;
    case 'removed':
      await dispatch({ type: 'panelRemoved', tabId, inFront: await isInFront(tabId) });
      return null;
    default:
      return null;
  }
}

/** A panel that asks is in its document. What the page says is read first: a check page never gets as far as being shown. */
async function panelCame({ startedAt, text }: FromOverlay & { type: 'view' }, tabId: number): Promise<PanelView | null> {
  await dispatch({ type: 'pageRead', tabId, startedAt, text: String(text).slice(0, 65_536) });
  const state = await dispatch({ type: 'panelPlaced', tabId, startedAt, surface: 'panel', inFront: true });
  return viewOf(state, tabId, 'overlay', capabilities);
}

/** The person went back to the very document: it is in trouble again, as if it had been answered anew. */
async function pageReturned(
  { startedAt, status, form, text }: FromOverlay & { type: 'returned' },
  tabId: number,
  { url = '', tab }: Runtime.MessageSender,
): Promise<PanelView | null> {
  clearTimeout(leaving.get(tabId));
  forgetLocating(tabId);
  await dispatch({
    type: 'pageResponded',
    tabId,
    asked: url,
    privateWindow: tab?.incognito ?? true,
    answer: { url, method: form ? 'POST' : 'GET', status, headers: [], startedAt, at: Date.now() },
  });
  return panelCame({ type: 'view', startedAt, text }, tabId);
}

/** Documents that just went away, by tab; one that comes back at once never left. */
const leaving = new Map<number, ReturnType<typeof setTimeout>>();

/** The answer that took the document away may be told after the document: it is the one that counts. */
const answerFirst = 500;

async function fromOurPages(request: FromOurPages): Promise<PanelView | PageNote | null> {
  switch (request.type) {
    case 'view-of':
      await newsSeen();
      return viewOf(await adoptExistingFailure(request.tabId), request.tabId, 'popup', capabilities);
    case 'note-of':
      return noteOf(request.tabId);
    case 'choose-in':
      await dispatch({ type: 'actionChosen', tabId: request.tabId, act: request.act });
      return null;
    case 'due-in':
      await dispatchProbeDue();
      return null;
    case 'restore-extensions':
      await dispatch({ type: 'actionChosen', tabId: -1, act: 'restore-extensions' });
      return null;
    case 'unwatch':
      await dispatch({ type: 'unwatched', origin: request.origin });
      return null;
    case 'settings-changed':
      await dispatch({ type: 'settingsChanged' });
      return null;
    case 'permission-settled':
      if (request.permission === 'management')
        await dispatch({ type: 'permissionSettled', tabId: request.tabId, granted: request.granted });
      return null;
  }
}

async function noteOf(tabId: number): Promise<PageNote> {
  const [failedResources, { session }] = await Promise.all([failedResourcesIn(tabId), load()]);
  const clearing = session.clearings[tabId];
  const test = testNoteFor(session.notes[tabId], Date.now());
  return {
    ...(failedResources ? { failedResources } : {}),
    ...(clearing ? { cleared: clearedView(clearing) } : {}),
    ...(test ? { test } : {}),
  };
}
