/** One failing page in one tab, and its current phase. */
import { isRepeatable, type Header } from '../http/response.ts';
import { withoutFragment } from '../http/url.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { StepId } from './steps.ts';

/** Where the panel is shown: in the page itself, or in the popup if the browser shows its own page or allows no scripts. */
export type Surface = 'panel' | 'popup';

export type PagePhase =
  /**
   * The document is not found yet. `before` is the page still in the tab, kept in case the document never arrives. `isSeen`: the failure
   * was read from the document itself, so it is there.
   */
  { readonly kind: 'pending'; readonly before?: StandingPage; readonly isSeen?: true } | StandingPhase;

/** A phase of a page whose document was found. */
export type StandingPhase =
  | { readonly kind: 'idle'; readonly surface: Surface }
  /** Comeback is reloading the page, automatically or after a click in the panel. */
  | { readonly kind: 'reloading'; readonly surface: Surface }
  /** The reload for this step waits for the browser's prompt about resubmitting a form; no event reports that it was declined. */
  | { readonly kind: 'awaiting-prompt'; readonly surface: Surface; readonly step: StepId }
  /** The site is back; the user decides when to reload the page. */
  | { readonly kind: 'reachable'; readonly surface: Surface }
  /** The page works while other extensions are disabled; kept until they are enabled again. */
  | { readonly kind: 'healthy'; readonly surface: Surface };

/** Times are epoch milliseconds. */
export interface Page {
  readonly tabId: number;
  readonly address: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When its request started; distinguishes its document from older ones. */
  readonly startedAt: number;
  /** When its headers arrived; Retry-After is relative to this. */
  readonly respondedAt: number;
  readonly fromServiceWorker: boolean;
  /** The user chose «Not now»: no panel in the page and no probes for it; the popup still shows it. */
  readonly dismissed: boolean;
  /** Whether the panel is minimized; undefined until the page has been read. A page of the site's own design starts minimized. */
  readonly small?: boolean;
  /** The user has typed into the page or is using the panel, so it must not be reloaded automatically. */
  readonly busy: boolean;
  /** The site's cookies when the page failed. */
  readonly cookies?: CookieCount;
  readonly phase: PagePhase;
}

/** A page whose document was found. */
export interface StandingPage extends Page {
  readonly phase: StandingPhase;
}

export const isPending = ({ phase }: Page): boolean => phase.kind === 'pending';
export const isReloading = ({ phase }: Page): boolean => phase.kind === 'reloading';
export const isHealthy = ({ phase }: Page): boolean => phase.kind === 'healthy';

/** The surface of a page; undefined while its document is not found yet. */
export const surfaceOf = ({ phase }: Page): Surface | undefined => (phase.kind === 'pending' ? undefined : phase.surface);

/** The page in another phase, on the same surface; a pending page is returned unchanged. */
export const inPhase = (page: Page, kind: 'idle' | 'reloading' | 'reachable' | 'healthy'): Page =>
  page.phase.kind === 'pending' ? page : { ...page, phase: { kind, surface: page.phase.surface } };

/** Whether the user may see the failing document by now. */
export const isThere = ({ phase }: Page): boolean => phase.kind !== 'pending' || phase.isSeen === true;

/** The page currently in the tab: the last one whose document was found; undefined if there is none. */
export function standingPage(page: Page): StandingPage | undefined {
  if (isStanding(page)) return page;
  return page.phase.kind === 'pending' ? page.phase.before : undefined;
}

const isStanding = (page: Page): page is StandingPage => page.phase.kind !== 'pending';

/** Whether the page may be reloaded without asking the user. */
export const mayReload = (page: Page): boolean => isRepeatable(page.method) && !page.dismissed && !isHealthy(page);

/** Whether one of these addresses is the page's, ignoring fragments. */
export const isAddressOf = ({ address }: Page, ...addresses: readonly string[]): boolean =>
  addresses.some((one) => withoutFragment(one) === withoutFragment(address));
