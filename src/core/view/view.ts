/** What a panel shows, as data; a panel knows nothing else. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { PastIncident } from '../history/history.ts';
import type { RequestId } from '../http/request-ids.ts';
import type { Retry } from '../incident/incident.ts';
import type { StepId, StepView } from '../incident/steps.ts';
import type { ClearedView } from '../site-data/clearing.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { FailedResources } from './failed-resources.ts';

export type Phase = 'waiting' | 'trying' | 'idle' | 'watching' | 'back';

/** The tries so far, and the next one as it is scheduled. Times are epoch milliseconds. */
export interface RetryView {
  /** Probes and loads so far. */
  readonly tries: number;
  readonly lastTryAt?: number;
  /** The time the site itself named in Retry-After. */
  readonly notBefore?: number;
  readonly next?: Retry;
}

/** Another extension as the test sees it. */
export interface ExtensionView {
  readonly id: string;
  readonly name: string;
  readonly state: 'off' | 'on' | 'cleared' | 'managed';
}

/** The extension test; `manual` where the browser or the person does not allow switching extensions. */
export type ExtensionsView =
  | {
      readonly kind: 'manual';
      readonly why: 'browser' | 'not-allowed';
      readonly suspects: readonly Suspect[];
      readonly total?: number;
      /** Loads that failed with one of them off. */
      readonly tried: number;
      /** The person said «It’s off», and it was on. */
      readonly stillOn: boolean;
    }
  /** The manual test is over; `stillOff` are still switched off. */
  | { readonly kind: 'none-of-these'; readonly stillOff: readonly string[] }
  | {
      readonly kind: 'testing';
      readonly extensions: readonly ExtensionView[];
      /** How many are off because of us. */
      readonly off: number;
      /** When they come back without a click. */
      readonly backAt: number;
      /** The load under way, from 1, and how many there will be at most. */
      readonly round: number;
      readonly rounds: number;
      /** The test is about the page of another tab. */
      readonly isElsewhere: boolean;
    }
  /** Those in `left` could not be switched on again; a click tries again. */
  | { readonly kind: 'stuck'; readonly left: readonly ExtensionView[] }
  | Extract<ExtensionNote, { kind: 'restored' | 'found' | 'left-off' }>;

/** An extension that can change how pages load, and by what. */
export interface Suspect {
  readonly name: string;
  readonly by: 'proxy' | 'headers' | 'blocks' | 'every-site';
  readonly how: 'current' | 'waiting' | 'cleared';
  /** Whether it is on; absent where we may not see. */
  readonly on?: boolean;
}

export interface PanelView {
  /** The site as a person reads it: Unicode host, port if not the default, brackets round IPv6. */
  readonly host: string;
  /** The failing address in full. */
  readonly address: string;
  readonly status: number;
  readonly diagnosis: Diagnosis;
  readonly phase: Phase;
  /** The page came from a form: nothing loads it again without the browser's own question. */
  readonly form: boolean;
  /** The browser shows its own page instead of the site's. */
  readonly isBrowserErrorPage: boolean;
  /** A service worker of the site gave this response, not its server. */
  readonly fromServiceWorker: boolean;
  readonly privateWindow: boolean;
  /** This browser opens a private window only for extensions allowed there. */
  readonly needsPrivateAccess: boolean;
  /** When this incident was first seen. */
  readonly since: number;
  /** The response's own ids, to find it in a log. */
  readonly requestIds: readonly RequestId[];
  readonly retry: RetryView;
  readonly steps: readonly StepView[];
  /** What ended the last failure of this site here. */
  readonly helpedBefore?: StepId;
  readonly extensions?: ExtensionsView;
  /** A watch of this site: since when, how often it asks now, and for how long at most. */
  readonly watch?: { readonly since: number; readonly every: number; readonly for: number };
  readonly small: boolean;
  /** What «clear this site's cookies» would take away; absent until it is counted. */
  readonly cookies?: Pick<CookieCount, 'site' | 'count' | 'subdomains' | 'store'>;
  /** So many cookies were sent along that some servers fail at them. */
  readonly tooManyCookies?: CookieCount['sent'];
  /** The site's saved data can be cleared from here. */
  readonly canClearSiteData: boolean;
  /** What was cleared in this tab, and for how long that can be undone. */
  readonly cleared?: ClearedView;
  /** The clear-cache step cannot clear one site's files here; it loads past them. */
  readonly reloadsPastCache: boolean;
}

/** What there is to say about a page that is fine itself; the popup alone says it. */
export interface PageNote {
  readonly failedResources?: FailedResources;
  /** The incident that ended here a moment ago. */
  readonly justRecovered?: PastIncident;
  /** A clearing that can still be undone. */
  readonly cleared?: ClearedView;
  /** How an extension test ended in this tab. */
  readonly test?: Extract<ExtensionNote, { kind: 'restored' | 'left-off' }>;
}
