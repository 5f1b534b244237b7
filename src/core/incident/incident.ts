/** An incident: one site failing, from the first bad response until it recovers or the user leaves. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { isRepeatable } from '../http/response.ts';
import { inPhase, isPending, isReloading, standingPage, type Page } from './page.ts';
import type { StepId, StepResult } from './steps.ts';

/** Why no probe is scheduled. */
export type StopReason =
  | 'by-hand'
  | 'superseded-by-watch'
  /** The site is back, but no page may be reloaded without the user. */
  | 'nothing-to-reload'
  | 'gave-up'
  | 'form'
  | 'self-refreshing'
  | 'browser-repeats'
  | 'switched-off'
  | 'testing';

/** Why a due probe waits: the page is not visible, or the browser is offline (checked again at `checkAt`). */
export type Pause = { readonly why: 'hidden' } | { readonly why: 'offline'; readonly checkAt: number };

/** What happens next automatically. */
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
  /** How many probes and loads followed the first response. */
  readonly tries: number;
  readonly lastTryAt?: number;
  /** The time given by Retry-After. */
  readonly notBefore?: number;
  /** Absent until the first document is found. */
  readonly retry?: Retry;
  readonly steps: Readonly<Partial<Record<StepId, StepResult>>>;
  /** Set once one of its pages has recovered, while the others are being reloaded. */
  readonly recovered?: Recovery;
  /** A probe succeeded but the page still failed, so from now on the page is reloaded instead of probed. */
  readonly probesUnreliable: boolean;
  /** The user cleared the history while the incident was open, so it is not recorded again. */
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

/** The incident with the page reloading for a step. A form's page waits for the browser's prompt and the start of its request. */
export const reloadingFor = (incident: Incident, { tabId, method }: Page, step: StepId): Incident =>
  isRepeatable(method)
    ? withPage(withStep(incident, step, 'running'), tabId, (page) => inPhase(page, 'reloading'))
    : withPage(incident, tabId, (page) =>
        page.phase.kind === 'pending' ? page : { ...page, phase: { kind: 'awaiting-prompt', surface: page.phase.surface, step } },
      );

/** The steps being tried now. */
export const runningSteps = ({ steps }: Incident): StepId[] => (Object.keys(steps) as StepId[]).filter((step) => steps[step] === 'running');

/** The steps that are one reload. A test of extensions spans several, and no load ends the others. */
const reloadSteps: readonly StepId[] = ['retry', 'clear-cache', 'clear-cookies', 'router', 'other-network'];

/** The incident after a reload that came to nothing: once no other page is reloading, the steps that waited for it are untried again. */
export function withoutLostReload(incident: Incident): Incident {
  const isLoading = incident.pages.map(standingPage).some((page) => page !== undefined && isReloading(page));
  const lost = isLoading ? [] : runningSteps(incident).filter((step) => reloadSteps.includes(step));
  return lost.reduce((changed, step) => withStep(changed, step, 'untried'), incident);
}

/** Whether the user has seen anything of this incident. */
export const isShown = ({ pages }: Incident): boolean => pages.some((page) => !isPending(page));
