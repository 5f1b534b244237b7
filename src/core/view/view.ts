/** What a panel shows, as data: everything the panel knows, and it knows nothing else. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { RequestId } from '../http/request-ids.ts';
import type { StepId, StepView } from '../incident/steps.ts';
import type { ClearedView } from '../site-data/clearing.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { FailedResources } from './failed-resources.ts';

export type Phase = 'waiting' | 'trying' | 'idle' | 'watching' | 'back';

/** The next look, as it is really scheduled. Times are epoch milliseconds. */
export interface RetryView {
  /** When the next look happens; absent when none is scheduled. */
  readonly dueAt?: number;
  /** When the wait for it began, for the ring. */
  readonly from?: number;
  /** Looks and tries so far. */
  readonly tries: number;
  readonly lastAt?: number;
  /** Why a due look does not happen now. */
  readonly paused?: 'hidden' | 'offline';
  /** The time the site itself named in Retry-After. */
  readonly notBefore?: number;
  /** Why there is no automatic look. */
  readonly stopped?: 'by-hand' | 'gave-up' | 'form' | 'self-refreshing' | 'browser-repeats' | 'switched-off' | 'testing';
}

/** Another extension as the test sees it. */
export interface ExtensionView {
  readonly id: string;
  readonly name: string;
  readonly state: 'off' | 'on' | 'cleared' | 'managed';
}

/** The extension test; `guided` is where this browser (or the person) lets us switch nothing. */
export type ExtensionsView =
  | {
      readonly kind: 'manual';
      readonly why: 'browser' | 'not-allowed';
      readonly suspects: readonly Suspect[];
      readonly total?: number;
      /** Loads that failed with one of them off. */
      readonly tried: number;
      /** «It’s off», said the person, and it was on. */
      readonly stillOn: boolean;
    }
  /** The test by hand is over; `stillOff` are those that nobody has switched on again. */
  | { readonly kind: 'none-of-these'; readonly stillOff: readonly string[] }
  | {
      readonly kind: 'testing';
      readonly extensions: readonly ExtensionView[];
      /** How many are off because of us. */
      readonly off: number;
      /** When they come back by themselves. */
      readonly backAt: number;
      /** The load under way, from 1, and how many there will be at most. */
      readonly round: number;
      readonly rounds: number;
      /** The test is about the page of another tab. */
      readonly isElsewhere: boolean;
    }
  /** Some could not be switched on again; `left` are those, and a click tries again. */
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
  /** A service worker of the site gave this answer, not its server. */
  readonly fromServiceWorker: boolean;
  readonly privateWindow: boolean;
  /** This browser opens a private window only if the person lets us into them. */
  readonly needsPrivateAccess: boolean;
  /** When this incident was first seen. */
  readonly since: number;
  /** What this answer calls itself, for whoever looks for it in a log. */
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
  /** A clearing that can still be undone. */
  readonly cleared?: ClearedView;
  /** How an extension test ended in this tab. */
  readonly test?: Extract<ExtensionNote, { kind: 'restored' | 'left-off' }>;
}
