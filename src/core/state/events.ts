/** What can have happened, and what is to be done about it: the vocabulary of every decision. Times are epoch milliseconds. */
import type { OtherExtension } from '../extension-test/suspects.ts';
import type { PageResponse } from '../http/response.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { DataResult } from '../site-data/clearing.ts';
import type { Cookie, CookieCount } from '../site-data/cookies.ts';
import type { Action } from './actions.ts';

/** Past tense. `tabs` are the tabs in sight: in front of their windows, none of them minimised. */
export type Event =
  /** The top frame of a tab was answered; `asked` is the address before redirects. */
  | {
      readonly type: 'pageResponded';
      readonly tabId: number;
      readonly answer: PageResponse;
      readonly asked: string;
      readonly privateWindow: boolean;
      readonly fromServiceWorker?: boolean;
    }
  /** The search for an answer's document ended. */
  | {
      readonly type: 'panelPlaced';
      readonly tabId: number;
      readonly startedAt: number;
      readonly surface: 'panel' | 'popup' | 'nowhere';
      readonly inFront: boolean;
    }
  /** The panel in the page has read the start of its source, 64 kB at most. */
  | { readonly type: 'pageRead'; readonly tabId: number; readonly startedAt: number; readonly text: string }
  | { readonly type: 'pageBusy'; readonly tabId: number; readonly startedAt: number; readonly busy: boolean }
  /** The failing document of this tab is gone, for whatever reason. */
  | { readonly type: 'pageLeft'; readonly tabId: number; readonly startedAt: number }
  /** The request of a form began in this tab: for the first time, or after a yes to the browser's own question. */
  | { readonly type: 'formSent'; readonly tabId: number; readonly address: string; readonly at: number }
  | { readonly type: 'tabClosed'; readonly tabId: number }
  | { readonly type: 'tabShown'; readonly tabId: number }
  /** A look may be due: a countdown, a timer, an alarm, a tab shown, the network back. */
  | { readonly type: 'probeDue'; readonly tabs: readonly number[] }
  /** A look's answer; no status: none came. */
  | { readonly type: 'probed'; readonly incidentId: string; readonly status?: number; readonly notBefore?: number }
  | { readonly type: 'actionChosen'; readonly tabId: number; readonly act: Action }
  | { readonly type: 'stepSettled'; readonly tabId: number; readonly step: StepId; readonly result: StepResult }
  | { readonly type: 'cookiesCounted'; readonly tabId: number; readonly startedAt: number; readonly counted: CookieCount }
  /** What a clearing is about to take away, read a moment before. */
  | { readonly type: 'cookiesTaken'; readonly tabId: number; readonly site: string; readonly cookies: readonly Cookie[] }
  /** Cleared and counted again: `left` of the cookies that were taken are there. */
  | { readonly type: 'siteCleared'; readonly tabId: number; readonly left: number; readonly data: DataResult }
  /** Put back and read again: so many are not as they were. */
  | { readonly type: 'cookiesPutBack'; readonly tabId: number; readonly notBack: number }
  | { readonly type: 'undoDue' }
  | { readonly type: 'permissionSettled'; readonly tabId: number; readonly granted: boolean }
  | { readonly type: 'extensionsListed'; readonly tabId: number; readonly extensions: readonly OtherExtension[]; readonly self: string }
  /** The extensions of the next load are on, all others off; `left` are those that could not be switched. */
  | { readonly type: 'extensionsArranged'; readonly tabId: number; readonly left: readonly string[] }
  /** A load of the extension test is over, answered or not; `since` names the load. */
  | { readonly type: 'testLoadEnded'; readonly tabId: number; readonly since: number }
  /** What the person leaves off was switched off; `left` are those that still are on. */
  | { readonly type: 'leftOff'; readonly tabId: number; readonly left: readonly string[] }
  /** Extensions were switched on again; `left` are those that could not be. */
  | { readonly type: 'extensionsRestored'; readonly left: readonly string[] }
  /** These are on; absent where we may not see. `load`: it was asked because the person wants the page loaded without one of them. */
  | { readonly type: 'extensionsSeen'; readonly tabId: number; readonly on?: readonly string[]; readonly load: boolean }
  /** The person switched another extension off or on. */
  | { readonly type: 'extensionSwitched'; readonly id: string; readonly on: boolean }
  | { readonly type: 'restoreDue' }
  | { readonly type: 'watchDue' }
  | { readonly type: 'watchProbed'; readonly origin: string; readonly status?: number; readonly notBefore?: number }
  /** Word is out: as a notification, or only as a mark on the icon. */
  | { readonly type: 'notified'; readonly origin: string; readonly shown: boolean }
  /** The person wants no more word about a site. */
  | { readonly type: 'unwatched'; readonly origin: string }
  /** What the person has set is new; it is read with the state. */
  | { readonly type: 'settingsChanged' }
  /** The panel could not stay in its page. */
  | { readonly type: 'panelRemoved'; readonly tabId: number; readonly inFront: boolean }
  /** The background runs for the first time in this session of the browser. */
  | { readonly type: 'started' }
  /** A new worker took over in the middle of a session. */
  | { readonly type: 'resumed' };
