/** All messages between contexts: type -> allowed senders, request, reply. This map types both ends. */
import type { Settings } from './core/env/settings.ts';
import type { Action } from './core/state/actions.ts';
import type { PopupView } from './core/view/popup-view.ts';
import type { PanelView } from './core/view/view.ts';

type Sender = 'panel' | 'page' | 'background';

interface Message<From extends Sender, Request, Reply = null> {
  readonly from: From;
  readonly request: Request;
  readonly reply: Reply;
}

/**
 * The messages by type. From `panel`: the panel in a web page, which never names a tab, because the background takes it from the sender.
 * From `page`: an extension page, about a tab that it names. Both send to the background; only what is from `background` goes to them.
 */
export interface Messages {
  /** The panel's script is running in the document of this request and has read the start of its source. Replies with the view to show. */
  'panel-ready': Message<'panel', { readonly startedAt: number; readonly text: string }, PanelView | null>;
  /** The document was restored from the back-forward cache without a request; the message carries its original response. */
  'panel-returned': Message<
    'panel',
    { readonly startedAt: number; readonly status: number; readonly form: boolean; readonly text: string },
    PanelView | null
  >;
  /** The page kept removing the panel, so only the popup can show it. */
  'panel-removed': Message<'panel', { readonly startedAt: number }>;
  /** The document whose request started at `startedAt` is being unloaded. */
  leaving: Message<'panel', { readonly startedAt: number }>;
  /** Whether the user has typed into the page or is using the panel. */
  busy: Message<'panel', { readonly startedAt: number; readonly busy: boolean }>;
  choose: Message<'panel' | 'page', { readonly action: Action; readonly tabId?: number }>;
  /** A countdown reached zero, the tab became visible, or the browser is online again. */
  due: Message<'panel' | 'page', object>;
  /** The popup was opened on this tab. Replies with its view, after checking the page itself. */
  'popup-opened': Message<'page', { readonly tabId?: number }, PopupView>;
  /** The same without the check, after `popup-changed`. */
  'popup-view': Message<'page', { readonly tabId?: number }, PopupView>;
  unwatch: Message<'page', { readonly origin: string }>;
  'change-settings': Message<'page', { readonly change: Partial<Settings> }>;
  mute: Message<'page', { readonly site: string }>;
  unmute: Message<'page', { readonly site: string }>;
  'clear-history': Message<'page', object>;
  'permission-settled': Message<'page', { readonly tabId: number; readonly permission: OptionalPermission; readonly granted: boolean }>;
  /** To the panel in a page. A null view: the panel is to be removed from the document of this request. */
  'view-changed': Message<'background', { readonly startedAt: number; readonly view: PanelView | null }>;
  /** To an open popup: its view may have changed. */
  'popup-changed': Message<'background', object>;
  /** To the permission page: calls `browser.management` on behalf of the background. */
  manage: Message<'background', { readonly call: ManagementCall }, ManagementReply>;
}

/** What the permission page is asked to call. */
export type ManagementCall = { readonly name: 'getAll' } | { readonly name: 'setEnabled'; readonly id: string; readonly enabled: boolean };

/** The result of a `ManagementCall`, or its error message. */
export interface ManagementReply {
  readonly value?: unknown;
  readonly error?: string;
}

type MessageType = keyof Messages;
export type Request<T extends MessageType> = { readonly type: T } & Messages[T]['request'];
export type Reply<T extends MessageType> = Messages[T]['reply'];
export type SentBy<From extends Sender> = { [T in MessageType]: From extends Messages[T]['from'] ? T : never }[MessageType];

/** The messages to the background. */
export type ToBackground = SentBy<'panel' | 'page'>;
export type ViewChanged = Request<'view-changed'>;
export type PopupChanged = Request<'popup-changed'>;

/** The permissions that the user may grant or refuse. */
export type OptionalPermission = 'management' | 'notifications';
