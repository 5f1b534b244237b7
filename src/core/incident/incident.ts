/** One site failing, from the first bad response until it has recovered or was left. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { isRepeatable } from '../http/response.ts';
import { inPhase, isPending, type Page } from './page.ts';
import type { StepId, StepResult } from './steps.ts';

/** Why nothing is scheduled. */
export type StopReason =
  | 'by-hand'
  | 'superseded-by-watch'
  /** The site answers, and no page may be loaded without the person. */
  | 'nothing-to-reload'
  | 'gave-up'
  | 'form'
  | 'self-refreshing'
  | 'browser-repeats'
  | 'switched-off'
  | 'testing';

/** A due probe waits: until the page can be seen, or (looked for at `checkAt`) until the browser is online. */
export type Pause = { readonly why: 'hidden' } | { readonly why: 'offline'; readonly checkAt: number };

/** What happens next without a click. */
export type Retry =
  | { readonly kind: 'waiting'; readonly from: number; readonly dueAt: number; readonly paused?: Pause }
  | { readonly kind: 'trying'; readonly from: number }
  | { readonly kind: 'stopped'; readonly why: StopReason };

/** Times are epoch milliseconds. */
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
  /** Probes and loads after the first response. */
  readonly tries: number;
  readonly lastTryAt?: number;
  /** The time the site named in Retry-After. */
  readonly notBefore?: number;
  /** Absent until the first document was found. */
  readonly retry?: Retry;
  readonly steps: Readonly<Partial<Record<StepId, StepResult>>>;
  /** One of its pages has recovered and the others follow: since when, and by which step. */
  readonly recovered?: Recovery;
  /** A probe succeeded and the page failed again: probes are unreliable here, so the page itself is loaded. */
  readonly probesUnreliable: boolean;
  /** The person cleared the history while it was open: it is not written again. */
  readonly isForgotten?: true;
}

export interface Recovery {
  readonly at: number;
  readonly helped?: StepId;
  readonly cause?: string;
}

/** A page and the incident it belongs to. */
export interface FailingPage {
  readonly incident: Incident;
  readonly page: Page;
}

/** The incident with the page of one tab changed. */
export const withPage = (incident: Incident, tabId: number, change: (page: Page) => Page): Incident => ({
  ...incident,
  pages: incident.pages.map((page) => (page.tabId === tabId ? change(page) : page)),
});

/** The incident with one step's result set. */
export const withStep = (incident: Incident, step: StepId, result: StepResult): Incident => ({
  ...incident,
  steps: { ...incident.steps, [step]: result },
});

/** The page is loaded again for a step. A form's page waits for the browser's question, and for its request to begin. */
export const reloadingFor = (incident: Incident, { tabId, method }: Page, step: StepId): Incident =>
  isRepeatable(method)
    ? withPage(withStep(incident, step, 'running'), tabId, (page) => inPhase(page, 'reloading'))
    : withPage(incident, tabId, (page) =>
        page.phase.kind === 'pending' ? page : { ...page, phase: { kind: 'awaiting-prompt', surface: page.phase.surface, step } },
      );

/** The steps that are being tried now. */
export const runningSteps = ({ steps }: Incident): StepId[] => (Object.keys(steps) as StepId[]).filter((step) => steps[step] === 'running');

/** Whether the person has seen anything of this incident. */
export const isShown = ({ pages }: Incident): boolean => pages.some((page) => !isPending(page));
