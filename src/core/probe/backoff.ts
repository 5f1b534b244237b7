/** The backoff: when to probe again, and when to stop. */
import type { Incident } from '../incident/incident.ts';

/**
 * The wait before each probe, in ms: the table that Chromium uses for network errors (net_error_auto_reloader.cc). Probing stops after the
 * last one, within the hour.
 */
export const backoff: readonly number[] = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 1_800_000];

/** When probing ends, in epoch ms: an hour after the first failure. Only a Retry-After of the site may be later. */
export const endsAt = (since: number): number => since + 3_600_000;

/** Jitter adds up to this fraction of a wait, so that visitors who failed together do not come back together. */
const jitter = 0.1;

/**
 * When probe number `tries` (from 0) is due, in epoch ms; undefined past the end of the table. `random` is 0 to 1, `notBefore` the time
 * from Retry-After.
 */
export function nextProbeAt(tries: number, now: number, random: number, notBefore?: number): number | undefined {
  const wait = backoff[tries];
  if (wait === undefined) return undefined;
  const due = now + Math.round(wait * (1 + jitter * random));
  return notBefore !== undefined && notBefore > due ? notBefore + Math.round(1_000 * random) : due;
}

/** In ms. A probe without a result after this long was lost with its service worker. */
export const lostAfter = 60_000;

/** When the next probe is due, or the next check whether the browser is online, in epoch ms; null if neither is scheduled. */
export function nextDueAt(incidents: readonly Incident[]): number | null {
  const due = incidents.flatMap(({ retry }) => {
    if (retry?.kind === 'trying') return [retry.from + lostAfter];
    if (retry?.kind !== 'waiting') return [];
    if (!retry.paused) return [retry.dueAt];
    return retry.paused.why === 'offline' ? [retry.paused.checkAt] : [];
  });
  return due.length > 0 ? Math.min(...due) : null;
}
