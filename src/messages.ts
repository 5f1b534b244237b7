/** Everything one context may ask another: the types are the protocol, and the sender is checked before anything is read. */
import type { Action } from './core/state/actions.ts';
import type { PanelView } from './core/view/view.ts';

/** What a panel in a page may ask. It never names a tab: the background takes that from the sender. */
export type FromOverlay =
  /** What to show in the document of this request; with the start of the page's source. */
  | { readonly type: 'view'; readonly startedAt: number; readonly text: string }
  | { readonly type: 'choose'; readonly act: Action }
  /** The document came back from the back-forward cache, without any request: what it was. */
  | { readonly type: 'returned'; readonly startedAt: number; readonly status: number; readonly form: boolean; readonly text: string }
  /** The person has typed into the page, or is in the panel; or no longer is. */
  | { readonly type: 'busy'; readonly startedAt: number; readonly busy: boolean }
  /** The countdown on screen reached zero. */
  | { readonly type: 'due' }
  /** The tab was shown again, or the browser is online again. */
  | { readonly type: 'awake' }
  /** The document of the request that began then goes away. */
  | { readonly type: 'leaving'; readonly startedAt: number }
  /** The page took the panel out again and again; only the popup is left. */
  | { readonly type: 'removed' };

/** What a page of ours may ask: the same about a tab it names, and what only the person in it can decide. */
export type FromOurPages =
  | { readonly type: 'view-of'; readonly tabId: number }
  /** What there is to say about a page that is fine itself. */
  | { readonly type: 'note-of'; readonly tabId: number }
  | { readonly type: 'choose-in'; readonly tabId: number; readonly act: Action }
  | { readonly type: 'due-in'; readonly tabId: number }
  /** Every extension back on, from a page of ours that stands for no tab. */
  | { readonly type: 'restore-extensions' }
  | { readonly type: 'unwatch'; readonly origin: string }
  /** The settings were written. */
  | { readonly type: 'settings-changed' }
  | {
      readonly type: 'permission-settled';
      readonly tabId: number;
      readonly permission: 'management' | 'notifications';
      readonly granted: boolean;
    };

export type Request = FromOverlay | FromOurPages;

/** What the background tells the panels: the overlay of the tab, and the popup that shows it. `null`: nothing is wrong here. */
export interface ViewChanged {
  readonly type: 'view-changed';
  readonly tabId: number;
  readonly view: PanelView | null;
}

/** What the background asks a page of ours to do for it. */
export interface ManagementCall {
  readonly type: 'manage';
  readonly call: { readonly name: 'getAll' } | { readonly name: 'setEnabled'; readonly id: string; readonly enabled: boolean };
}

/** How that went. */
export type ManagementReply = { readonly value: unknown } | { readonly error: string };
