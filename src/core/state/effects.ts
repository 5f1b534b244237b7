/** What is to be done besides what `project` derives from the state: imperative, carried out by the background. */
import type { PastIncident } from '../history/history.ts';
import type { Page } from '../incident/page.ts';
import type { Clearing } from '../site-data/clearing.ts';
import type { Cookie } from '../site-data/cookies.ts';

export type Effect =
  | { readonly type: 'injectPanel'; readonly tabId: number; readonly address: string; readonly status: number; readonly startedAt: number }
  /** «It is back», for a moment, on the icon of a tab. */
  | { readonly type: 'flashRecovered'; readonly tabId: number }
  | { readonly type: 'openPopup'; readonly tabId: number }
  | { readonly type: 'probe'; readonly incidentId: string; readonly address: string; readonly withCookies: boolean }
  | { readonly type: 'reload'; readonly tabId: number; readonly bypassCache: boolean }
  /**
   * Clear the cached files of one site, then load past the cache. `withWorker`: its service workers and what they have stored go
   * as well, for the response came from there.
   */
  | {
      readonly type: 'clearCache';
      readonly origin: string;
      readonly tabId: number;
      readonly privateWindow: boolean;
      readonly withWorker: boolean;
    }
  | { readonly type: 'countCookies'; readonly tabId: number; readonly address: string; readonly startedAt: number }
  /** Read what a clearing would take away; ends in `cookiesTaken`. */
  | { readonly type: 'takeCookies'; readonly tabId: number; readonly address: string }
  | { readonly type: 'clearSite'; readonly tabId: number; readonly clearing: Clearing; readonly cookies: readonly Cookie[] }
  | { readonly type: 'putCookiesBack'; readonly tabId: number; readonly site: string; readonly cookies: readonly Cookie[] }
  | { readonly type: 'record'; readonly incident: PastIncident }
  /** Past incidents still open, but for these, belong to a browser that is gone, or to a worker that died before it wrote their end. */
  | { readonly type: 'closeOpenRecords'; readonly exceptIds: readonly string[] }
  | { readonly type: 'clearHistory' }
  | { readonly type: 'listExtensions'; readonly tabId: number }
  /** Of `ids`, exactly those in `enabledIds` are to be on. */
  | {
      readonly type: 'arrangeExtensions';
      readonly tabId: number;
      readonly ids: readonly string[];
      readonly enabledIds: readonly string[];
    }
  /** Load this address in this tab, past every cache; ends in `testLoadEnded`. */
  | { readonly type: 'hardReload'; readonly tabId: number; readonly address: string; readonly since: number }
  /** Read which extensions are on; ends in `extensionsSeen`. */
  | { readonly type: 'seeExtensions'; readonly tabId: number; readonly load: boolean }
  | { readonly type: 'leaveOff'; readonly tabId: number; readonly ids: readonly string[] }
  | { readonly type: 'switchOn'; readonly ids: readonly string[] }
  | { readonly type: 'restoreExtensions'; readonly ids: readonly string[] }
  | { readonly type: 'showTab'; readonly tabId: number }
  | { readonly type: 'openPrivately'; readonly tabId: number; readonly address: string }
  | { readonly type: 'openTab'; readonly address: string; readonly openerTabId: number }
  | { readonly type: 'openOptions' }
  | { readonly type: 'openGuide'; readonly openerTabId: number }
  | { readonly type: 'watchProbe'; readonly origin: string; readonly address: string }
  /** Ask, on a page of ours, whether we may notify, unless that is granted. */
  | { readonly type: 'askToNotify'; readonly tabId: number }
  /** Check whether the failing document still stands in this tab. */
  | { readonly type: 'verify'; readonly tabId: number; readonly startedAt: number; readonly page: Page };

export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Loads a page again, past a service worker that gave the failing response: it would give it again, and no event would tell. */
export const reloadOf = ({ tabId, fromServiceWorker }: Page): Effect => ({ type: 'reload', tabId, bypassCache: fromServiceWorker });
