/** One failing page in one tab, and what is under way with it. */
import { isRepeatable, type Header } from '../http/response.ts';
import { withoutFragment } from '../http/url.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { StepId } from './steps.ts';

/** Where a failing page is shown: in the page itself, or in the popup where the browser shows its own page or allows no script. */
export type Surface = 'panel' | 'popup';

export type PagePhase =
  /**
   * Its document is still searched for. `before`: the page that stands in the tab until then, should the document never come.
   * `isSeen`: the document itself told of its failure, so it is there.
   */
  | { readonly kind: 'pending'; readonly before?: Page; readonly isSeen?: true }
  | { readonly kind: 'idle'; readonly surface: Surface }
  /** Comeback, or the person through it, is loading the page again. */
  | { readonly kind: 'reloading'; readonly surface: Surface }
  /** The load for this step waits for the browser's own question about a form; no event tells of a «no». */
  | { readonly kind: 'awaiting-prompt'; readonly surface: Surface; readonly step: StepId }
  /** The site would answer now; the person decides when the page is loaded. */
  | { readonly kind: 'reachable'; readonly surface: Surface }
  /** The page works while other extensions are off; kept until they are on again. */
  | { readonly kind: 'healthy'; readonly surface: Surface };

/** Times are epoch milliseconds. */
export interface Page {
  readonly tabId: number;
  readonly address: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When its request began; tells its document from older ones. */
  readonly startedAt: number;
  /** When its headers arrived; Retry-After counts from then. */
  readonly respondedAt: number;
  readonly fromServiceWorker: boolean;
  /** «Not now»: no panel in the page and no probe for it; the popup still shows it. */
  readonly dismissed: boolean;
  /** Undefined until the page has been read: a page of the site's own design starts with a small panel. */
  readonly small?: boolean;
  /** The person has typed into the page, or is using the panel, so it is not reloaded under their hands. */
  readonly busy: boolean;
  /** The cookies of its site when it failed. */
  readonly cookies?: CookieCount;
  readonly phase: PagePhase;
}

export const isPending = ({ phase }: Page): boolean => phase.kind === 'pending';
export const isReloading = ({ phase }: Page): boolean => phase.kind === 'reloading';
export const isHealthy = ({ phase }: Page): boolean => phase.kind === 'healthy';

/** Undefined while the document is searched for. */
export const surfaceOf = ({ phase }: Page): Surface | undefined => (phase.kind === 'pending' ? undefined : phase.surface);

/** The page in another phase, on the surface where it is; a page still searched for stays so. */
export const inPhase = (page: Page, kind: 'idle' | 'reloading' | 'reachable' | 'healthy'): Page =>
  page.phase.kind === 'pending' ? page : { ...page, phase: { kind, surface: page.phase.surface } };

/** Whether the person may see the failing document by now. */
export const isThere = ({ phase }: Page): boolean => phase.kind !== 'pending' || phase.isSeen === true;

/** The page that stands in the tab: the last one whose document was found. */
export const standingPage = (page: Page): Page | undefined => (page.phase.kind === 'pending' ? page.phase.before : page);

/** Whether the page may be loaded again without asking the person. */
export const mayReload = (page: Page): boolean => isRepeatable(page.method) && !page.dismissed && !isHealthy(page);

/** Whether one of these addresses is the page's, but for its fragment. */
export const isAddressOf = ({ address }: Page, ...addresses: readonly string[]): boolean =>
  addresses.some((one) => withoutFragment(one) === withoutFragment(address));
