/** The complete data of a panel. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { SuspectPower } from '../extension-test/suspects.ts';
import type { PastIncident } from '../history/history.ts';
import type { RequestId } from '../http/request-ids.ts';
import type { Retry } from '../incident/incident.ts';
import type { StepId, StepView } from '../incident/steps.ts';
import type { ClearedView } from '../site-data/clearing.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { FailedResources } from './failed-resources.ts';

export type Phase = 'waiting' | 'trying' | 'idle' | 'watching' | 'back';

/** The tries so far and the next one. Times are epoch milliseconds. */
export interface RetryView {
  /** How many probes and loads there were so far. */
  readonly tries: number;
  readonly lastTryAt?: number;
  /** The time given by Retry-After. */
  readonly notBefore?: number;
  readonly next?: Retry;
}

/** Another extension and its state in the test. */
export interface ExtensionView {
  readonly id: string;
  readonly name: string;
  readonly state: 'off' | 'on' | 'cleared' | 'managed';
}

/** The extension test; `manual` where the browser or the user does not allow disabling extensions. */
export type ExtensionsView =
  | {
      readonly kind: 'manual';
      readonly why: 'browser' | 'not-allowed';
      readonly suspects: readonly Suspect[];
      readonly total?: number;
      /** Failed loads with one suspect disabled. */
      readonly tried: number;
      /** The user said «It’s off», but it was enabled. */
      readonly stillOn: boolean;
    }
  /** The manual test is over; the extensions in `stillOff` are still disabled. */
  | { readonly kind: 'none-of-these'; readonly stillOff: readonly string[] }
  | {
      readonly kind: 'testing';
      readonly extensions: readonly ExtensionView[];
      /** How many extensions Comeback has disabled. */
      readonly off: number;
      /** When they are restored automatically, in epoch ms. */
      readonly backAt: number;
      /** The number of the current load, from 1, and the maximum number of loads. */
      readonly round: number;
      readonly rounds: number;
      /** The test runs in another tab. */
      readonly isElsewhere: boolean;
    }
  /** The extensions in `left` could not be enabled again; a click retries. */
  | { readonly kind: 'stuck'; readonly left: readonly ExtensionView[] }
  | ExtensionNote;

/** An extension that can change how pages load, and the permission that allows it. */
export interface Suspect {
  readonly name: string;
  readonly by: SuspectPower;
  readonly how: 'current' | 'waiting' | 'cleared';
  /** Whether it is enabled; absent without the permission to check. */
  readonly on?: boolean;
}

export interface PanelView {
  /** The host in readable form: Unicode, with a non-default port, and brackets around IPv6. */
  readonly host: string;
  /** The full URL of the failing page. */
  readonly address: string;
  readonly status: number;
  readonly diagnosis: Diagnosis;
  readonly phase: Phase;
  /** The page is the response to a form: a reload always shows the browser's prompt. */
  readonly form: boolean;
  /** The browser shows its own error page instead of the site's. */
  readonly isBrowserErrorPage: boolean;
  /** The site's service worker served this response, not its server. */
  readonly fromServiceWorker: boolean;
  readonly privateWindow: boolean;
  /** This browser opens a private window only for extensions allowed in private windows. */
  readonly needsPrivateAccess: boolean;
  /** When this incident started, in epoch ms. */
  readonly since: number;
  /** The response's request ids, to find it in a log. */
  readonly requestIds: readonly RequestId[];
  readonly retry: RetryView;
  readonly steps: readonly StepView[];
  /** The step that ended the last incident of this site. */
  readonly helpedBefore?: StepId;
  readonly extensions?: ExtensionsView;
  /** The watch of this site: its start in epoch ms, the current interval between probes and the maximum duration in ms. */
  readonly watch?: { readonly since: number; readonly every: number; readonly for: number };
  readonly small: boolean;
  /** The cookies that «clear this site's cookies» would remove; absent until they are counted. */
  readonly cookies?: Pick<CookieCount, 'site' | 'count' | 'subdomains' | 'store'>;
  /** How many cookies were sent and their size, if some servers fail at that many. */
  readonly tooManyCookies?: CookieCount['sent'];
  /** The site's saved data can be cleared on this page. */
  readonly canClearSiteData: boolean;
  /** The last clearing in this tab, and until when it can be undone. */
  readonly cleared?: ClearedView;
  /** The clear-cache step cannot clear a single site's files here, so it reloads past the cache. */
  readonly reloadsPastCache: boolean;
}

/** Notes about a healthy page, shown in the popup only. */
export interface PageNote {
  readonly failedResources?: FailedResources;
  /** The incident that ended here recently. */
  readonly justRecovered?: PastIncident;
  /** A clearing that can still be undone. */
  readonly cleared?: ClearedView;
  /** The result of an extension test in this tab. */
  readonly test?: Extract<ExtensionNote, { kind: 'restored' | 'left-off' }>;
}
