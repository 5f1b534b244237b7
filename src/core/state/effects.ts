/** Effects: imperatives for the background to run, besides everything that `project` derives from the state. */
import type { PastIncident } from '../history/history.ts';
import type { Page } from '../incident/page.ts';
import type { Removing } from '../site-data/clearing.ts';
import type { Cookie } from '../site-data/cookies.ts';

export type Effect =
  | { readonly type: 'injectPanel'; readonly tabId: number; readonly address: string; readonly status: number; readonly startedAt: number }
  /** Briefly show the recovery badge on a tab. */
  | { readonly type: 'flashRecovered'; readonly tabId: number }
  | { readonly type: 'openPopup'; readonly tabId: number }
  | { readonly type: 'probe'; readonly incidentId: string; readonly address: string; readonly withCookies: boolean }
  /** Reload the document whose request started at `startedAt`. */
  | { readonly type: 'reload'; readonly tabId: number; readonly startedAt: number; readonly bypassCache: boolean }
  /**
   * Clear the cached files of one site, then reload past the cache. `withWorker`: also remove its service workers and their caches, because
   * the response came from there.
   */
  | {
      readonly type: 'clearCache';
      readonly origin: string;
      readonly tabId: number;
      readonly startedAt: number;
      readonly privateWindow: boolean;
      readonly withWorker: boolean;
    }
  | { readonly type: 'countCookies'; readonly tabId: number; readonly address: string; readonly startedAt: number }
  /** Read the cookies that a clearing of this origin would remove; ends in `cookiesTaken` or `cookiesUnread`. */
  | { readonly type: 'takeCookies'; readonly tabId: number; readonly address: string; readonly origin: string }
  | { readonly type: 'clearSite'; readonly tabId: number; readonly clearing: Removing; readonly cookies: readonly Cookie[] }
  | { readonly type: 'putCookiesBack'; readonly tabId: number; readonly site: string; readonly cookies: readonly Cookie[] }
  | { readonly type: 'record'; readonly incident: PastIncident }
  /**
   * Close the records of incidents that are still open, except these: their browser session ended, or the service worker was terminated
   * before it recorded their end.
   */
  | { readonly type: 'closeOpenRecords'; readonly exceptIds: readonly string[] }
  | { readonly type: 'clearHistory' }
  | { readonly type: 'listExtensions'; readonly tabId: number }
  /** Enable the extensions in `enabledIds`, and disable the others of `ids`. */
  | {
      readonly type: 'arrangeExtensions';
      readonly tabId: number;
      readonly ids: readonly string[];
      readonly enabledIds: readonly string[];
    }
  /** Load this address in this tab, bypassing all caches; ends in `testLoadEnded`. */
  | { readonly type: 'hardReload'; readonly tabId: number; readonly address: string; readonly since: number }
  /** Read which extensions are enabled; ends in `extensionsSeen`. */
  | { readonly type: 'seeExtensions'; readonly tabId: number; readonly load: boolean }
  | { readonly type: 'leaveOff'; readonly tabId: number; readonly ids: readonly string[] }
  | { readonly type: 'restoreExtensions'; readonly ids: readonly string[] }
  | { readonly type: 'showTab'; readonly tabId: number }
  | { readonly type: 'openPrivately'; readonly tabId: number; readonly startedAt: number; readonly address: string }
  | { readonly type: 'openTab'; readonly address: string; readonly openerTabId: number }
  | { readonly type: 'openOptions' }
  | { readonly type: 'openGuide'; readonly openerTabId: number }
  | { readonly type: 'watchProbe'; readonly origin: string; readonly address: string }
  /** Open the page that asks for the permission `notifications`, unless it is granted. */
  | { readonly type: 'requestNotifications'; readonly tabId: number }
  /** Check whether the failing document is still in this tab. */
  | { readonly type: 'verify'; readonly tabId: number; readonly startedAt: number; readonly page: Page };

export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

/**
 * The effect that reloads a page. It bypasses a service worker that served the failing response: it would serve it again, and no event
 * would report that.
 */
export const reloadOf = ({ tabId, startedAt, fromServiceWorker }: Page): EffectOf<'reload'> => ({
  type: 'reload',
  tabId,
  startedAt,
  bypassCache: fromServiceWorker,
});
