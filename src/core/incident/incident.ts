/** One site failing, from the first bad answer until it is back: its pages, looks, steps tried. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { isRepeatable, type Header } from '../http/response.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import type { StepId, StepResult } from './steps.ts';

/**
 * Where a failing page is shown: `pending` until its document is found, `panel` in the page itself, `popup` where the browser
 * shows its own page or lets nothing in.
 */
export type Surface = 'pending' | 'panel' | 'popup';

/** One failing page in one tab. Times are epoch milliseconds. */
export interface Page {
  readonly tabId: number;
  readonly address: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When its request began; also what tells its document from older ones. */
  readonly startedAt: number;
  /** When its headers came, epoch milliseconds: what it asks for counts from then. */
  readonly answeredAt: number;
  readonly surface: Surface;
  readonly fromServiceWorker: boolean;
  /** «Not now»: nothing of ours in the page, no look for it; the popup still has it. */
  readonly dismissed: boolean;
  /** Made small; undefined until the page has been read, for a page of the site's own design starts small. */
  readonly small?: boolean;
  /** We, or the person through us, are loading it again. */
  readonly loading: boolean;
  /** The step whose load waits for the browser's own question about a form; of a no nothing ever tells. */
  readonly asks?: StepId;
  /** The person has typed into it, or is in the panel: it is not taken from under their hands. */
  readonly busy: boolean;
  /** It would answer now; the person decides when it is loaded. */
  readonly answers: boolean;
  /** The cookies of its site when it came. */
  readonly cookies?: CookieCount;
  /** It works while the extensions are off: kept until they are on again. */
  readonly well: boolean;
  /** The page that stood in this tab, should the document of this answer never come. */
  readonly before?: Page;
}

/** What happens next by itself; offline, `checkAt` is when it is looked whether that is over. */
export type Retry =
  | {
      readonly kind: 'waiting';
      readonly from: number;
      readonly dueAt: number;
      readonly paused?: 'hidden' | 'offline';
      readonly checkAt?: number;
    }
  | { readonly kind: 'trying'; readonly from: number }
  | {
      readonly kind: 'stopped';
      readonly why: 'by-hand' | 'gave-up' | 'form' | 'self-refreshing' | 'browser-repeats' | 'switched-off' | 'testing';
    };

export interface Incident {
  readonly id: string;
  readonly origin: string;
  readonly host: string;
  readonly privateWindow: boolean;
  readonly status: number;
  readonly address: string;
  readonly diagnosis: Diagnosis;
  readonly since: number;
  readonly pages: readonly Page[];
  /** Looks and loads after the first answer. */
  readonly tries: number;
  readonly lastTryAt?: number;
  /** The time the site named in Retry-After. */
  readonly notBefore?: number;
  readonly retry?: Retry;
  readonly steps: Readonly<Partial<Record<StepId, StepResult>>>;
  /** One of its pages is well, the others follow: since when, and by which step. */
  readonly back?: { readonly at: number; readonly helped?: StepId; readonly cause?: string };
  /** A look said well and the page failed again: looks cannot be trusted here, so the page itself is loaded. */
  readonly probesUnreliable: boolean;
}

/** The incident with some fields of one tab's page changed. */
export const withPage = (incident: Incident, tabId: number, change: Partial<Page>): Incident => ({
  ...incident,
  pages: incident.pages.map((page) => (page.tabId === tabId ? { ...page, ...change } : page)),
});

/** The incident with one step's result set. */
export const withStep = (incident: Incident, step: StepId, result: StepResult): Incident => ({
  ...incident,
  steps: { ...incident.steps, [step]: result },
});

/** The page is loaded again for a step. A form's page is not, before the browser has asked the person and its request begins. */
export const loadedFor = (incident: Incident, { tabId, method }: Page, step: StepId): Incident =>
  isRepeatable(method)
    ? withPage(withStep(incident, step, 'running'), tabId, { loading: true })
    : withPage(incident, tabId, { asks: step });

/** The steps that are being tried now. */
export const runningSteps = ({ steps }: Incident): StepId[] => (Object.keys(steps) as StepId[]).filter((step) => steps[step] === 'running');

/** Whether anything of this incident has been seen by the person. */
export const isShown = ({ pages }: Incident): boolean => pages.some(({ surface }) => surface !== 'pending');
