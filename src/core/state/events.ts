/** What can have happened, and what is to be done about it: the vocabulary of every decision. Times are epoch milliseconds. */
import type { Answer } from '../http/response.ts';
import type { Clearing, DataResult } from '../site-data/clearing.ts';
import type { OtherExtension } from '../extension-test/journal.ts';
import type { PastIncident } from '../history/history.ts';
import type { Cookie, CookieCount } from '../site-data/cookies.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { Act } from '../view/view.ts';

/** Past tense. `tabs` are the tabs in sight: in front of their windows, none of them minimised. */
export type Event =
  /** The top frame of a tab was answered; `asked` is the address before redirects. */
  | {
      readonly type: 'pageAnswered';
      readonly tabId: number;
      readonly answer: Answer;
      readonly asked: string;
      readonly privateWindow: boolean;
      readonly fromServiceWorker?: boolean;
    }
  /** The search for an answer's document ended. */
  | {
      readonly type: 'pagePlaced';
      readonly tabId: number;
      readonly startedAt: number;
      readonly place: 'panel' | 'popup' | 'nowhere';
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
  | { readonly type: 'lookDue'; readonly tabs: readonly number[] }
  /** A look's answer; no status: none came. */
  | { readonly type: 'looked'; readonly incidentId: string; readonly status?: number; readonly askedUntil?: number }
  | { readonly type: 'chosen'; readonly tabId: number; readonly act: Act }
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
  | { readonly type: 'watchLooked'; readonly origin: string; readonly status?: number; readonly askedUntil?: number }
  /** Word is out: as a notification, or only as a mark on the icon. */
  | { readonly type: 'notified'; readonly origin: string; readonly shown: boolean }
  /** The person wants no more word about a site. */
  | { readonly type: 'unwatched'; readonly origin: string }
  /** What the person has set is new; it is read with the state. */
  | { readonly type: 'settingsChanged' }
  /** The panel could not stay in its page. */
  | { readonly type: 'panelEvicted'; readonly tabId: number; readonly inFront: boolean }
  /** The background runs for the first time in this session of the browser. */
  | { readonly type: 'started' }
  /** A new worker took over in the middle of a session. */
  | { readonly type: 'resumed' };

/** Imperative. */
export type Effect =
  | { readonly type: 'reveal'; readonly tabId: number; readonly address: string; readonly status: number; readonly startedAt: number }
  /** Tell the panels of this tab what they show now. */
  | { readonly type: 'refresh'; readonly tabId: number }
  | { readonly type: 'badge'; readonly tabId: number; readonly mark: 'failing' | 'back' | 'none' }
  | { readonly type: 'openPopup'; readonly tabId: number }
  | { readonly type: 'look'; readonly incidentId: string; readonly address: string; readonly withCookies: boolean }
  | { readonly type: 'reload'; readonly tabId: number; readonly bypassCache: boolean }
  /** `withWorker`: the service workers of the site and what they have stored go as well, for the answer came from there. */
  | {
      readonly type: 'clearCache';
      readonly origin: string;
      readonly tabId: number;
      readonly privateWindow: boolean;
      readonly withWorker: boolean;
    }
  | { readonly type: 'countCookies'; readonly tabId: number; readonly address: string; readonly startedAt: number }
  /** Read what a clearing would take away, and tell. */
  | { readonly type: 'takeCookies'; readonly tabId: number; readonly address: string }
  | { readonly type: 'clearSite'; readonly tabId: number; readonly clearing: Clearing; readonly cookies: readonly Cookie[] }
  | { readonly type: 'putCookiesBack'; readonly tabId: number; readonly cookies: readonly Cookie[] }
  | { readonly type: 'wakeAt'; readonly name: 'look' | 'restore' | 'watch' | 'undo'; readonly at: number | null }
  | { readonly type: 'record'; readonly incident: PastIncident }
  /** Past incidents still open, but for these, belong to a browser that is gone, or to a worker that died before it wrote their end. */
  | { readonly type: 'closeOpenRecords'; readonly butFor: readonly string[] }
  | { readonly type: 'listExtensions'; readonly tabId: number }
  /** Of these, exactly those in `on` are to be on. */
  | {
      readonly type: 'arrangeExtensions';
      readonly tabId: number;
      readonly ids: readonly string[];
      readonly on: readonly string[];
    }
  /** Load this address in this tab, past every cache, and tell when that is over. */
  | { readonly type: 'loadAnew'; readonly tabId: number; readonly address: string; readonly since: number }
  /** Look which extensions are on, and tell. */
  | { readonly type: 'seeExtensions'; readonly tabId: number; readonly load: boolean }
  | { readonly type: 'leaveOff'; readonly tabId: number; readonly ids: readonly string[] }
  | { readonly type: 'switchOn'; readonly ids: readonly string[] }
  | { readonly type: 'showTab'; readonly tabId: number }
  | { readonly type: 'restoreExtensions'; readonly ids: readonly string[] }
  | { readonly type: 'openPrivately'; readonly tabId: number; readonly address: string }
  | { readonly type: 'openTab'; readonly address: string; readonly besides: number }
  | { readonly type: 'openOptions' }
  | { readonly type: 'openGuide'; readonly besides: number }
  | { readonly type: 'watchLook'; readonly origin: string; readonly address: string }
  /** Ask whether we may notify, unless that is settled. */
  | { readonly type: 'mayNotify'; readonly tabId: number }
  /** The site is back after so many milliseconds: say it, and let a click go there. */
  | { readonly type: 'notify'; readonly origin: string; readonly host: string; readonly address: string; readonly away: number }
  /** Look whether the failing document still stands in this tab. */
  | { readonly type: 'verify'; readonly tabId: number; readonly startedAt: number };

/** What the world is like at the moment of an event: all that a decision may depend on besides state and event. */
export interface Now {
  readonly at: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly online: boolean;
  readonly can: Capabilities;
}

/** What this browser lets us offer. */
export interface Capabilities {
  /** Clear one site's cached files, and its saved data from outside its page, and no other site's. */
  readonly clearOneCache: boolean;
  /** Open a private window without having been let into them. */
  readonly openPrivately: boolean;
  /** Switch other extensions off and on. */
  readonly switchExtensions: boolean;
  /** An answer that cannot be shown is asked for again by the browser itself. */
  readonly repeatsUnshowable: boolean;
}
