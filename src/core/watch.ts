/** A promise to tell when a site is back; it outlives its tab and the browser. */

/** Times are epoch milliseconds. Never made for a private window: it would be written down. */
export interface Watch {
  readonly origin: string;
  readonly host: string;
  /** What is asked for, and what is opened when it answers. */
  readonly address: string;
  readonly since: number;
  readonly looks: number;
  readonly dueAt: number;
  /** It answered then; kept until the person has been told. */
  readonly backAt?: number;
  /** A look is under way since then. */
  readonly lookingSince?: number;
}

const minute = 60_000;
/** Waits between the looks; the last one repeats. */
const every = [1, 2, 4, 8, 15].map((minutes) => minutes * minute);
/** A site that does not come back in a day is not coming back soon. */
export const watchFor = 86_400_000;
/** A look without an answer for so long was lost with its worker. */
const lostAfter = minute;
/** A site that names a time is asked then, a day off at most. */
const earliest = (askedUntil: number | undefined, now: number): number => Math.min(askedUntil ?? 0, now + watchFor);

export const watchEvery = (looks: number): number => every[Math.min(looks, every.length - 1)] ?? minute;

export const beginWatch = (site: { origin: string; host: string; address: string }, now: number): Watch => ({
  ...site,
  since: now,
  looks: 0,
  dueAt: now + watchEvery(0),
});

/** Whether it is to look now; `chance` spreads those who began together. */
export const isDue = ({ dueAt, lookingSince, backAt }: Watch, now: number): boolean =>
  backAt === undefined && dueAt <= now && (lookingSince === undefined || lookingSince + lostAfter <= now);

export const isOver = ({ since }: Watch, now: number): boolean => since + watchFor <= now;

/** The watch after a look in vain. */
export function lookedInVain(watch: Watch, now: number, chance: number, askedUntil?: number): Watch {
  const { lookingSince, ...idle } = watch;
  const looks = watch.looks + 1;
  const wait = watchEvery(looks) * (1 + 0.1 * chance);
  return { ...idle, looks, dueAt: Math.max(Math.round((lookingSince ?? now) + wait), earliest(askedUntil, now)) };
}

/** When the next of these wants to look; null: none does. */
export function nextWatch(watches: readonly Watch[], now: number): number | null {
  const due = watches
    .filter(({ backAt }) => backAt === undefined)
    .map(({ dueAt, lookingSince }) => (lookingSince === undefined ? dueAt : Math.max(dueAt, now + lostAfter)));
  return due.length === 0 ? null : Math.min(...due);
}
