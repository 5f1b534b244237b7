/** When to look again, and when to stop. */

/**
 * Waits before each look, milliseconds: the table that Chromium uses for network errors
 * (net_error_auto_reloader.cc); after the last one we stop, within the hour.
 */
export const backoff: readonly number[] = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 1_800_000];

/** Looks end an hour after the first failure; only a time that the site itself named may be later. */
export const endsAt = (since: number): number => since + 3_600_000;

/** Up to this share is added to a wait, so that visitors who failed together do not come back together. */
const jitter = 0.1;

/** When look number `tries` (from 0) is due; undefined when the table has ended. `chance` is 0 to 1, `askedUntil` the site's own wish. */
export function nextProbeAt(tries: number, now: number, chance: number, notBefore?: number): number | undefined {
  const wait = backoff[tries];
  if (wait === undefined) return undefined;
  const due = now + Math.round(wait * (1 + jitter * chance));
  return notBefore !== undefined && notBefore > due ? notBefore + Math.round(1_000 * chance) : due;
}
