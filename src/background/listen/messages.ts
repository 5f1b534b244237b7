/** Messages from panels and extension pages, one row each. The sender is checked and the request is parsed before it is handled. */
import browser, { type Runtime } from 'webextension-polyfill';
import { longestBody } from '../../core/http/limits.ts';
import { settingFields } from '../../core/persistence/persistent.ts';
import { boolean, number, object, oneOf, string, type Parser } from '../../core/persistence/shape.ts';
import { actions } from '../../core/state/actions.ts';
import { viewOf } from '../../core/view/panel-view.ts';
import type { PanelView } from '../../core/view/view.ts';
import type { Messages, Reply, ToBackground } from '../../messages.ts';
import { capabilities } from '../browser/capabilities.ts';
import { isInFront } from '../browser/tabs.ts';
import { unanswered } from '../browser/unanswered.ts';
import { forgetSearch, panelReported } from '../inject/find-surface.ts';
import { dispatch } from '../store/store.ts';
import { probeMayBeDue } from './alarms.ts';
import { popupOpened, readPopupView } from './popup.ts';

/** The sender: the tab of a panel; an extension page has none. */
interface Asker {
  readonly tabId?: number;
  readonly url: string;
  readonly isPrivate: boolean;
}

interface Row<T extends ToBackground> {
  /** A record, so that a forgotten sender does not compile. */
  readonly from: Readonly<Record<Messages[T]['from'], true>>;
  readonly parse: Parser<Messages[T]['request']>;
  answer(request: Messages[T]['request'], asker: Asker & { readonly tabId: number }): Promise<Reply<T>>;
}

const nothing = async (work: Promise<unknown>): Promise<null> => {
  await work;
  return null;
};

const text: Parser<string> = (value) => (typeof value === 'string' ? value.slice(0, longestBody) : undefined);
const nowhere = -1;

const rows: { readonly [T in ToBackground]: Row<T> } = {
  'panel-ready': { from: { panel: true }, parse: object({ startedAt: number, text }), answer: panelReady },
  'panel-returned': {
    from: { panel: true },
    parse: object({ startedAt: number, status: number, form: boolean, text }),
    answer: panelReturned,
  },
  'panel-removed': {
    from: { panel: true },
    parse: object({ startedAt: number }),
    answer: async ({ startedAt }, { tabId }) =>
      nothing(dispatch({ type: 'panelRemoved', tabId, startedAt, inFront: await isInFront(tabId) })),
  },
  leaving: {
    from: { panel: true },
    parse: object({ startedAt: number }),
    answer: ({ startedAt }, { tabId }) => {
      const left = (): void => unanswered(dispatch({ type: 'pageLeft', tabId, startedAt }));
      leaving.set(tabId, setTimeout(left, responseFirst));
      return Promise.resolve(null);
    },
  },
  busy: {
    from: { panel: true },
    parse: object({ startedAt: number, busy: boolean }),
    answer: (request, { tabId }) => nothing(dispatch({ type: 'pageBusy', tabId, ...request })),
  },
  choose: {
    from: { panel: true, page: true },
    parse: object({ action: oneOf(...actions) }, { tabId: number }),
    answer: ({ action }, { tabId }) => nothing(dispatch({ type: 'actionChosen', tabId, action })),
  },
  due: { from: { panel: true, page: true }, parse: object({}), answer: () => nothing(probeMayBeDue()) },
  'popup-opened': { from: { page: true }, parse: object({}, { tabId: number }), answer: popupOpened },
  'popup-view': { from: { page: true }, parse: object({}, { tabId: number }), answer: readPopupView },
  unwatch: {
    from: { page: true },
    parse: object({ origin: string }),
    answer: ({ origin }) => nothing(dispatch({ type: 'unwatched', origin })),
  },
  'change-settings': {
    from: { page: true },
    parse: object({ change: object({}, settingFields) }),
    answer: ({ change }) => nothing(dispatch({ type: 'settingsChanged', change })),
  },
  mute: { from: { page: true }, parse: object({ site: string }), answer: ({ site }) => nothing(dispatch({ type: 'siteMuted', site })) },
  unmute: { from: { page: true }, parse: object({ site: string }), answer: ({ site }) => nothing(dispatch({ type: 'siteUnmuted', site })) },
  'clear-history': { from: { page: true }, parse: object({}), answer: () => nothing(dispatch({ type: 'historyCleared' })) },
  'permission-settled': {
    from: { page: true },
    parse: object({ tabId: number, permission: oneOf('management', 'notifications'), granted: boolean }),
    answer: async ({ tabId, permission, granted }) =>
      permission === 'management' ? nothing(dispatch({ type: 'permissionSettled', tabId, granted })) : null,
  },
};

/** The reply; undefined for messages from other extensions, frames and web pages, and for malformed requests. */
export function onMessage(message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined {
  const row = sender.id === browser.runtime.id ? rowOf(message) : undefined;
  if (!row) return undefined;
  const { from, parse, answer } = row;
  const isOurs = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
  if (!Object.hasOwn(from, isOurs ? 'page' : 'panel')) return undefined;
  const request = parse(message);
  const tabId = isOurs ? (request?.tabId ?? nowhere) : tabOfPanel(sender);
  if (!request || tabId === undefined) return undefined;
  return answer(request, { tabId, url: sender.url ?? '', isPrivate: sender.tab?.incognito ?? true });
}

/** The cast is safe: the row was looked up by the message's type. */
function rowOf(message: unknown): Row<'choose'> | undefined {
  const type: unknown = typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return typeof type === 'string' && Object.hasOwn(rows, type) ? (rows[type as ToBackground] as Row<'choose'>) : undefined;
}

/** The tab of a panel, which is always in the top frame; undefined for other frames. */
const tabOfPanel = ({ tab, frameId }: Runtime.MessageSender): number | undefined => (frameId === 0 ? tab?.id : undefined);

async function panelReady(
  { startedAt, text: source }: Messages['panel-ready']['request'],
  { tabId }: { tabId: number },
): Promise<PanelView | null> {
  const state = await dispatch({ type: 'panelReady', tabId, startedAt, text: source });
  panelReported(tabId, startedAt);
  return viewOf(state, tabId, 'overlay', capabilities);
}

/** Handles a document restored from the back-forward cache: treated as a new response with the original status. */
async function panelReturned(
  { startedAt, status, form, text: source }: Messages['panel-returned']['request'],
  { tabId, url, isPrivate }: Asker & { readonly tabId: number },
): Promise<PanelView | null> {
  clearTimeout(leaving.get(tabId));
  forgetSearch(tabId);
  await dispatch({
    type: 'pageResponded',
    tabId,
    requestedUrl: url,
    privateWindow: isPrivate,
    response: { url, method: form ? 'POST' : 'GET', status, headers: [], startedAt, at: Date.now() },
  });
  return panelReady({ startedAt, text: source }, { tabId });
}

/** The timers of documents that were just unloaded, by tab; one that is restored at once never left. */
const leaving = new Map<number, ReturnType<typeof setTimeout>>();

/** In ms. The response that replaces a document may be reported after its unload, and takes precedence. */
const responseFirst = 500;
