/** When to probe again, and when to stop. */
import type { Incident } from '../incident/incident.ts';

/**
 * Waits before each probe, milliseconds: the table that Chromium uses for network errors (net_error_auto_reloader.cc). After the
 * last one probing stops, within the hour.
 */
export const backoff: readonly number[] = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 1_800_000];

/** Probing ends an hour after the first failure; only a time that the site itself named may be later. */
export const endsAt = (since: number): number => since + 3_600_000;

/** Up to this share is added to a wait, so that visitors who failed together do not come back together. */
const jitter = 0.1;

/** When probe number `tries` (from 0) is due; undefined when the table has ended. `random` is 0 to 1, `notBefore` the time the site named. */
export function nextProbeAt(tries: number, now: number, random: number, notBefore?: number): number | undefined {
  const wait = backoff[tries];
  if (wait === undefined) return undefined;
  const due = now + Math.round(wait * (1 + jitter * random));
  return notBefore !== undefined && notBefore > due ? notBefore + Math.round(1_000 * random) : due;
}

/** A probe without a result for so long was lost with the worker that made it. */
export const lostAfter = 60_000;

/** When the next of these incidents is due, or when to check whether the browser is online again; null: none does. */
export function nextDueAt(incidents: readonly Incident[]): number | null {
  const due = incidents.flatMap(({ retry }) => {
    if (retry?.kind === 'trying') return [retry.from + lostAfter];
    if (retry?.kind !== 'waiting') return [];
    if (!retry.paused) return [retry.dueAt];
    return retry.paused.why === 'offline' ? [retry.paused.checkAt] : [];
  });
  return due.length > 0 ? Math.min(...due) : null;
}
