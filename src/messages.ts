/** Everything one context may ask another: type -> who may send it, the request, the reply. Both ends are typed by this map. */
import type { Settings } from './core/env/settings.ts';
import type { Action } from './core/state/actions.ts';
import type { PopupView } from './core/view/popup-view.ts';
import type { PanelView } from './core/view/view.ts';

interface Message<From extends 'panel' | 'page', Request, Reply = null> {
  readonly from: From;
  readonly request: Request;
  readonly reply: Reply;
}

/**
 * What the background is asked. `panel`: by the panel in a web page, which never names a tab, for the background takes that from
 * the sender. `page`: by a page of ours, about a tab that it names.
 */
export interface Messages {
  /** The panel's script runs in the document of this request and has read the start of its source. Reply: what to show. */
  'panel-ready': Message<'panel', { readonly startedAt: number; readonly text: string }, PanelView | null>;
  /** The document came back from the back-forward cache without any request: what it was. */
  'panel-returned': Message<
    'panel',
    { readonly startedAt: number; readonly status: number; readonly form: boolean; readonly text: string },
    PanelView | null
  >;
  /** The page removed the panel again and again; only the popup is left. */
  'panel-removed': Message<'panel', object>;
  /** The document of the request that began then goes away. */
  leaving: Message<'panel', { readonly startedAt: number }>;
  /** The person has typed into the page, or is using the panel; or no longer is. */
  busy: Message<'panel', { readonly startedAt: number; readonly busy: boolean }>;
  choose: Message<'panel' | 'page', { readonly action: Action; readonly tabId?: number }>;
  /** A countdown reached zero, the tab was shown again, or the browser is online again. */
  due: Message<'panel' | 'page', object>;
  /** The popup was opened over this tab: what it shows, after a look at the page itself. */
  'popup-opened': Message<'page', { readonly tabId?: number }, PopupView>;
  /** The same again, after `popup-changed`. */
  'popup-view': Message<'page', { readonly tabId?: number }, PopupView>;
  unwatch: Message<'page', { readonly origin: string }>;
  'change-settings': Message<'page', { readonly change: Partial<Settings> }>;
  mute: Message<'page', { readonly site: string }>;
  unmute: Message<'page', { readonly site: string }>;
  'clear-history': Message<'page', object>;
  'permission-settled': Message<'page', { readonly tabId: number; readonly permission: OptionalPermission; readonly granted: boolean }>;
}

export type MessageType = keyof Messages;
export type Request<T extends MessageType> = { readonly type: T } & Messages[T]['request'];
export type Reply<T extends MessageType> = Messages[T]['reply'];
export type SentBy<From extends 'panel' | 'page'> = { [T in MessageType]: From extends Messages[T]['from'] ? T : never }[MessageType];

export type OptionalPermission = 'management' | 'notifications';

/** What the background tells the panel in a page. Null: nothing of ours is wanted in the document of this request any more. */
export interface ViewChanged {
  readonly type: 'view-changed';
  readonly startedAt: number;
  readonly view: PanelView | null;
}

/** What the background tells an open popup: what it shows may have changed. */
export interface PopupChanged {
  readonly type: 'popup-changed';
}

/** What the background asks the permission page to do for it. */
export interface ManagementCall {
  readonly type: 'manage';
  readonly call: { readonly name: 'getAll' } | { readonly name: 'setEnabled'; readonly id: string; readonly enabled: boolean };
}

/** How that went. */
export type ManagementReply = { readonly value: unknown } | { readonly error: string };
