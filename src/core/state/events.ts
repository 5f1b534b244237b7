/** Events, named in the past tense. Times are epoch milliseconds. */
import type { Settings } from '../env/settings.ts';
import type { OtherExtension } from '../extension-test/suspects.ts';
import type { PageResponse } from '../http/response.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { DataResult } from '../site-data/clearing.ts';
import type { Cookie, CookieCount } from '../site-data/cookies.ts';
import type { Action } from './actions.ts';

/** The result of one probe; `status` is absent if there was no response. */
export interface ProbeResult {
  readonly status?: number;
  /** The time given by Retry-After. */
  readonly notBefore?: number;
}

/** Events about the failing page of a tab. With `startedAt`, only about the document whose request started then. */
export type PageEvent =
  /** The panel's script is running in the document and has read the start of its source, at most 64 kB. */
  | { readonly type: 'panelReady'; readonly tabId: number; readonly startedAt: number; readonly text: string }
  /** The search for a response's document ended. */
  | {
      readonly type: 'panelPlaced';
      readonly tabId: number;
      readonly startedAt: number;
      readonly surface: 'panel' | 'popup' | 'nowhere';
      readonly inFront: boolean;
    }
  /** The page kept removing the panel. */
  | { readonly type: 'panelRemoved'; readonly tabId: number; readonly startedAt: number; readonly inFront: boolean }
  | { readonly type: 'pageBusy'; readonly tabId: number; readonly startedAt: number; readonly busy: boolean }
  /** The failing document of this tab is gone, for any reason. */
  | { readonly type: 'pageLeft'; readonly tabId: number; readonly startedAt: number }
  /** A form's request started in this tab: the first submission, or a resubmission confirmed in the browser's prompt. */
  | { readonly type: 'formSent'; readonly tabId: number; readonly address: string; readonly at: number }
  /** The browser refused to reload the page. */
  | { readonly type: 'reloadFailed'; readonly tabId: number; readonly startedAt: number }
  /** A step that needs no reload has a result. */
  | { readonly type: 'stepSettled'; readonly tabId: number; readonly startedAt: number; readonly step: StepId; readonly result: StepResult }
  | { readonly type: 'cookiesCounted'; readonly tabId: number; readonly startedAt: number; readonly counted: CookieCount };

export type Event =
  | PageEvent
  /** The top frame of a tab received its response; `requestedUrl` is the URL before redirects. */
  | {
      readonly type: 'pageResponded';
      readonly tabId: number;
      readonly response: PageResponse;
      readonly requestedUrl: string;
      readonly privateWindow: boolean;
      readonly fromServiceWorker?: boolean;
      /** No browser event reported the response; it was read from the document in the tab. */
      readonly isSeen?: true;
    }
  | { readonly type: 'tabClosed'; readonly tabId: number }
  | { readonly type: 'tabShown'; readonly tabId: number }
  /**
   * A probe may be due: a countdown or alarm fired, a tab was activated, or the network is back. `tabs` are the active tabs of windows that
   * are not minimized.
   */
  | { readonly type: 'probeDue'; readonly tabs: readonly number[] }
  | ({ readonly type: 'probed'; readonly incidentId: string } & ProbeResult)
  /** The user chose an action in a panel or the popup; `tabId` is -1 on an extension page that belongs to no tab. */
  | { readonly type: 'actionChosen'; readonly tabId: number; readonly action: Action }
  /** The cookies that a clearing of this origin is about to remove were read. */
  | {
      readonly type: 'cookiesTaken';
      readonly tabId: number;
      readonly origin: string;
      readonly site: string;
      readonly cookies: readonly Cookie[];
    }
  /** They could not be read. */
  | { readonly type: 'cookiesUnread'; readonly tabId: number; readonly origin: string }
  /** A clearing is finished; `left` of its cookies are still there. */
  | { readonly type: 'siteCleared'; readonly tabId: number; readonly left: number; readonly data: DataResult }
  /** An undo is finished; `notBack` cookies could not be restored unchanged. */
  | { readonly type: 'cookiesPutBack'; readonly tabId: number; readonly notBack: number }
  | { readonly type: 'undoDue' }
  | { readonly type: 'permissionSettled'; readonly tabId: number; readonly granted: boolean }
  | { readonly type: 'extensionsListed'; readonly tabId: number; readonly extensions: readonly OtherExtension[]; readonly self: string }
  /** The extensions for the next load are enabled and all others disabled, except those that could not be switched. */
  | { readonly type: 'extensionsArranged'; readonly tabId: number; readonly failedIds: readonly string[] }
  /** A load of the extension test ended, with or without a response; `since` identifies the load. */
  | { readonly type: 'testLoadEnded'; readonly tabId: number; readonly since: number }
  /** The culprits were disabled, except those in `failedIds`. */
  | { readonly type: 'leftOff'; readonly tabId: number; readonly failedIds: readonly string[] }
  /** The extensions were enabled again, except those in `failedIds`. */
  | { readonly type: 'extensionsRestored'; readonly failedIds: readonly string[] }
  /**
   * The enabled extensions were read; absent without the permission. `load`: the user asked to reload the page without the current suspect.
   */
  | { readonly type: 'extensionsSeen'; readonly tabId: number; readonly enabledIds?: readonly string[]; readonly load: boolean }
  /** The user disabled or enabled another extension. */
  | { readonly type: 'extensionSwitched'; readonly id: string; readonly enabled: boolean }
  | { readonly type: 'restoreDue' }
  | { readonly type: 'watchDue' }
  | ({ readonly type: 'watchProbed'; readonly origin: string } & ProbeResult)
  /** A recovery was announced: by a notification, or if not `shown`, only by the badge. */
  | { readonly type: 'notified'; readonly origin: string; readonly shown: boolean }
  /** The user opened the popup, which shows the recovery that the badge announces. */
  | { readonly type: 'newsSeen' }
  /** The user ended the watch of a site. */
  | { readonly type: 'unwatched'; readonly origin: string }
  /** The page that asks for the permission `notifications` was opened. */
  | { readonly type: 'notificationsAsked' }
  | { readonly type: 'settingsChanged'; readonly change: Partial<Settings> }
  | { readonly type: 'siteMuted'; readonly site: string }
  | { readonly type: 'siteUnmuted'; readonly site: string }
  | { readonly type: 'historyCleared' }
  /** The background runs for the first time in this browser session. */
  | { readonly type: 'started' }
  /** The service worker was restarted during a browser session. */
  | { readonly type: 'resumed' };

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
