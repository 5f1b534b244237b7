/** What can have happened: past tense. Times are epoch milliseconds. */
import type { Settings } from '../env/settings.ts';
import type { OtherExtension } from '../extension-test/suspects.ts';
import type { PageResponse } from '../http/response.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { DataResult } from '../site-data/clearing.ts';
import type { Cookie, CookieCount } from '../site-data/cookies.ts';
import type { Action } from './actions.ts';

/** The outcome of one background request: no status means that no response came. */
export interface ProbeResult {
  readonly status?: number;
  /** The time the response named in Retry-After. */
  readonly notBefore?: number;
}

/** What is about the failing page of one tab. With `startedAt`, only about the document of the request that began then. */
export type PageEvent =
  /** The panel's script runs in the document and has read the start of its source, 64 kB at most. */
  | { readonly type: 'panelReady'; readonly tabId: number; readonly startedAt: number; readonly text: string }
  /** The search for a response's document ended. */
  | {
      readonly type: 'panelPlaced';
      readonly tabId: number;
      readonly startedAt: number;
      readonly surface: 'panel' | 'popup' | 'nowhere';
      readonly inFront: boolean;
    }
  /** The panel could not stay in its page. */
  | { readonly type: 'panelRemoved'; readonly tabId: number; readonly inFront: boolean }
  | { readonly type: 'pageBusy'; readonly tabId: number; readonly startedAt: number; readonly busy: boolean }
  /** The failing document of this tab is gone, for whatever reason. */
  | { readonly type: 'pageLeft'; readonly tabId: number; readonly startedAt: number }
  /** The request of a form began in this tab: for the first time, or after a «yes» to the browser's own question. */
  | { readonly type: 'formSent'; readonly tabId: number; readonly address: string; readonly at: number }
  /** The browser refused to load the page again. */
  | { readonly type: 'reloadFailed'; readonly tabId: number }
  /** A step that needs no new load is settled. */
  | { readonly type: 'stepSettled'; readonly tabId: number; readonly step: StepId; readonly result: StepResult }
  | { readonly type: 'cookiesCounted'; readonly tabId: number; readonly startedAt: number; readonly counted: CookieCount }
  /** What a clearing is about to take away, read a moment before. */
  | { readonly type: 'cookiesTaken'; readonly tabId: number; readonly site: string; readonly cookies: readonly Cookie[] };

export type Event =
  | PageEvent
  /** The top frame of a tab got its response; `requestedUrl` is the address before redirects. */
  | {
      readonly type: 'pageResponded';
      readonly tabId: number;
      readonly response: PageResponse;
      readonly requestedUrl: string;
      readonly privateWindow: boolean;
      readonly fromServiceWorker?: boolean;
      /** No event told of it: the document that stands in the tab did. */
      readonly isSeen?: true;
    }
  | { readonly type: 'tabClosed'; readonly tabId: number }
  | { readonly type: 'tabShown'; readonly tabId: number }
  /** A probe may be due: a countdown, an alarm, a tab shown, the network back. `tabs` are in front of windows that are not minimised. */
  | { readonly type: 'probeDue'; readonly tabs: readonly number[] }
  | ({ readonly type: 'probed'; readonly incidentId: string } & ProbeResult)
  /** A click in a panel or the popup; `tabId` -1 from a page of ours that stands for no tab. */
  | { readonly type: 'actionChosen'; readonly tabId: number; readonly action: Action }
  /** Cleared and counted again: `left` of the cookies that were taken are still there. */
  | { readonly type: 'siteCleared'; readonly tabId: number; readonly left: number; readonly data: DataResult }
  /** Put back and read again: so many are not as they were. */
  | { readonly type: 'cookiesPutBack'; readonly tabId: number; readonly notBack: number }
  | { readonly type: 'undoDue' }
  | { readonly type: 'permissionSettled'; readonly tabId: number; readonly granted: boolean }
  | { readonly type: 'extensionsListed'; readonly tabId: number; readonly extensions: readonly OtherExtension[]; readonly self: string }
  /** The extensions of the next load are on and all others off, but for those that could not be switched. */
  | { readonly type: 'extensionsArranged'; readonly tabId: number; readonly failedIds: readonly string[] }
  /** A load of the extension test is over, with a response or without; `since` names the load. */
  | { readonly type: 'testLoadEnded'; readonly tabId: number; readonly since: number }
  /** What the person leaves off was switched off, but for those that are still on. */
  | { readonly type: 'leftOff'; readonly tabId: number; readonly failedIds: readonly string[] }
  /** Extensions were switched on again, but for those that could not be. */
  | { readonly type: 'extensionsRestored'; readonly failedIds: readonly string[] }
  /** These are on; absent where we may not see. `load`: the person wants the page loaded without one of them. */
  | { readonly type: 'extensionsSeen'; readonly tabId: number; readonly enabledIds?: readonly string[]; readonly load: boolean }
  /** The person switched another extension off or on. */
  | { readonly type: 'extensionSwitched'; readonly id: string; readonly enabled: boolean }
  | { readonly type: 'restoreDue' }
  | { readonly type: 'watchDue' }
  | ({ readonly type: 'watchProbed'; readonly origin: string } & ProbeResult)
  /** A recovery was announced: by a notification, or only by a mark on the icon. */
  | { readonly type: 'notified'; readonly origin: string; readonly shown: boolean }
  /** The person opened the popup, which shows what the mark on the icon announces. */
  | { readonly type: 'newsSeen' }
  /** The person wants no more word about a site. */
  | { readonly type: 'unwatched'; readonly origin: string }
  /** The page that asks for the permission to notify was opened. */
  | { readonly type: 'notificationsAsked' }
  | { readonly type: 'settingsChanged'; readonly change: Partial<Settings> }
  | { readonly type: 'siteMuted'; readonly site: string }
  | { readonly type: 'siteUnmuted'; readonly site: string }
  | { readonly type: 'historyCleared' }
  /** The background runs for the first time in this session of the browser. */
  | { readonly type: 'started' }
  /** A new worker took over in the middle of a session. */
  | { readonly type: 'resumed' };

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
