/** Past incidents, as they are kept on this computer. */

import type { StepId } from '../incident/steps.ts';

export type Outcome = 'open' | 'back' | 'gave-up' | 'left';

/** One incident; never one of a private window, never a query string. Times are epoch milliseconds. */
export interface PastIncident {
  readonly id: string;
  /** The site as a person reads it. */
  readonly host: string;
  /** Scheme, host and path; the query and the fragment are dropped. */
  readonly address: string;
  readonly status: number;
  readonly gateway: string;
  readonly from: number;
  /** When it ended; absent while open. */
  readonly to?: number;
  readonly outcome: Outcome;
  /** Probes and loads it took. */
  readonly tries: number;
  /** What was tried and whether it helped, as far as that is known. */
  readonly steps?: Readonly<Partial<Record<StepId, 'helped' | 'failed'>>>;
  /** The step that ended it; absent when the site recovered without one. */
  readonly helped?: string;
  /** The extension without which the page works, by name. */
  readonly cause?: string;
}

/** How many incidents are kept, and for how long. */
export const historyLimit = { count: 500, days: 30 } as const;

/** The history with this incident added or brought up to date, newest first, within the limits. */
export function remember(past: readonly PastIncident[], incident: PastIncident, now: number): PastIncident[] {
  const oldest = now - historyLimit.days * 86_400_000;
  return [incident, ...past.filter(({ id }) => id !== incident.id)]
    .filter(({ from }) => from >= oldest)
    .sort((a, b) => b.from - a.from)
    .slice(0, historyLimit.count);
}

/** The incidents whose site, code or gateway contains the text, without case. */
export function find(past: readonly PastIncident[], text: string): PastIncident[] {
  const wanted = text.trim().toLowerCase();
  return past.filter(({ host, status, gateway, address }) =>
    [host, String(status), gateway, address].some((field) => field.toLowerCase().includes(wanted)),
  );
}
