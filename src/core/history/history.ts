/** Past incidents as stored on this computer. */

import type { StepId } from '../incident/steps.ts';

export type Outcome = 'open' | 'back' | 'gave-up' | 'left';

/** One past incident. Never one of a private window, and never with a query string. Times are epoch milliseconds. */
export interface PastIncident {
  readonly id: string;
  /** The host in readable form (Unicode). */
  readonly host: string;
  /** Scheme, host and path, without query and fragment. */
  readonly address: string;
  readonly status: number;
  readonly gateway: string;
  readonly from: number;
  /** When it ended; absent while open. */
  readonly to?: number;
  readonly outcome: Outcome;
  /** How many probes and loads it took. */
  readonly tries: number;
  /** The steps tried and whether each helped, as far as known. */
  readonly steps?: Readonly<Partial<Record<StepId, 'helped' | 'failed'>>>;
  /** The step that ended it; absent when the site recovered without one. */
  readonly helped?: string;
  /** The name of the extension without which the page works. */
  readonly cause?: string;
}

/** How many incidents are kept, and for how many days. */
export const historyLimit = { count: 500, days: 30 } as const;

/** The history with this incident added or updated, newest first, within the limits. */
export function remember(past: readonly PastIncident[], incident: PastIncident, now: number): PastIncident[] {
  const oldest = now - historyLimit.days * 86_400_000;
  return [incident, ...past.filter(({ id }) => id !== incident.id)]
    .filter(({ from }) => from >= oldest)
    .sort((a, b) => b.from - a.from)
    .slice(0, historyLimit.count);
}

/** The incidents whose host, address, status or gateway contains the text, ignoring case. */
export function find(past: readonly PastIncident[], text: string): PastIncident[] {
  const wanted = text.trim().toLowerCase();
  return past.filter(({ host, status, gateway, address }) =>
    [host, String(status), gateway, address].some((field) => field.toLowerCase().includes(wanted)),
  );
}
