/** What is to be done: imperative, carried out by the background. */
import type { PastIncident } from '../history/history.ts';
import type { Page } from '../incident/incident.ts';
import type { Clearing } from '../site-data/clearing.ts';
import type { Cookie } from '../site-data/cookies.ts';

/** Imperative. */
export type Effect =
  | { readonly type: 'injectPanel'; readonly tabId: number; readonly address: string; readonly status: number; readonly startedAt: number }
  /** Tell the panels of this tab what they show now. */
  | { readonly type: 'refresh'; readonly tabId: number }
  | { readonly type: 'badge'; readonly tabId: number; readonly mark: 'failing' | 'back' | 'none' }
  | { readonly type: 'openPopup'; readonly tabId: number }
  | { readonly type: 'probe'; readonly incidentId: string; readonly address: string; readonly withCookies: boolean }
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
  | { readonly type: 'setAlarm'; readonly name: 'probe' | 'restore' | 'watch' | 'undo'; readonly at: number | null }
  | { readonly type: 'record'; readonly incident: PastIncident }
  /** Past incidents still open, but for these, belong to a browser that is gone, or to a worker that died before it wrote their end. */
  | { readonly type: 'closeOpenRecords'; readonly exceptIds: readonly string[] }
  | { readonly type: 'listExtensions'; readonly tabId: number }
  /** Of these, exactly those in `on` are to be on. */
  | {
      readonly type: 'arrangeExtensions';
      readonly tabId: number;
      readonly ids: readonly string[];
      readonly on: readonly string[];
    }
  /** Load this address in this tab, past every cache, and tell when that is over. */
  | { readonly type: 'hardReload'; readonly tabId: number; readonly address: string; readonly since: number }
  /** Look which extensions are on, and tell. */
  | { readonly type: 'seeExtensions'; readonly tabId: number; readonly load: boolean }
  | { readonly type: 'leaveOff'; readonly tabId: number; readonly ids: readonly string[] }
  | { readonly type: 'switchOn'; readonly ids: readonly string[] }
  | { readonly type: 'showTab'; readonly tabId: number }
  | { readonly type: 'restoreExtensions'; readonly ids: readonly string[] }
  | { readonly type: 'openPrivately'; readonly tabId: number; readonly address: string }
  | { readonly type: 'openTab'; readonly address: string; readonly openerTabId: number }
  | { readonly type: 'openOptions' }
  | { readonly type: 'openGuide'; readonly openerTabId: number }
  | { readonly type: 'watchProbe'; readonly origin: string; readonly address: string }
  /** Ask whether we may notify, unless that is settled. */
  | { readonly type: 'mayNotify'; readonly tabId: number }
  /** The site is back after so many milliseconds: say it, and let a click go there. */
  | { readonly type: 'notify'; readonly origin: string; readonly host: string; readonly address: string; readonly away: number }
  /** Look whether the failing document still stands in this tab. */
  | { readonly type: 'verify'; readonly tabId: number; readonly startedAt: number };

/** Loads a page again. Past a service worker that gave the failing answer: it would give it again, and no event would tell. */
export const reloadOf = ({ tabId, fromServiceWorker }: Page): Effect => ({ type: 'reload', tabId, bypassCache: fromServiceWorker });
