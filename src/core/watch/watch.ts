/** A promise to tell when a site is back; it outlives its tab and the browser. */
import type { Settings } from '../env/settings.ts';

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
  /** The mark on the icon says it, as no notification may; the popup has the rest until the person has read it there. */
  readonly told?: true;
  /** A look is under way since then. */
  readonly lookingSince?: number;
}

const minute = 60_000;
const hour = 3_600_000;
/** Waits between the looks, where the person has set none; the last one repeats. */
const growing = [1, 2, 4, 8, 15];
const longestWait = 15 * minute;
/** A site that names a time is believed up to a day. */
const longestAsked = 24 * hour;
/** No event tells a background that sleeps of the network, so it is looked for so often. */
const checkOffline = minute;
/** A look without an answer for so long was lost with its worker. */
const lostAfter = minute;
/** A site that names a time is asked then, a day off at most. */
const earliest = (askedUntil: number | undefined, now: number): number => Math.min(askedUntil ?? 0, now + longestAsked);

/** The wait before look number `looks`, from 0. */
export const watchEvery = (looks: number, { watchEvery: minutes }: Settings): number =>
  minute * (minutes === 0 ? (growing[Math.min(looks, growing.length - 1)] ?? 1) : minutes);

export const beginWatch = (site: { origin: string; host: string; address: string }, settings: Settings, now: number): Watch => ({
  ...site,
  since: now,
  looks: 0,
  dueAt: now + watchEvery(0, settings),
});

/** Whether it is to look now; `chance` spreads those who began together. */
export const isDue = ({ dueAt, lookingSince, backAt }: Watch, now: number): boolean =>
  backAt === undefined && dueAt <= now && (lookingSince === undefined || lookingSince + lostAfter <= now);

export const isOver = ({ since }: Watch, { watchHours }: Settings, now: number): boolean => since + watchHours * hour <= now;

/** The watch after a look in vain. */
export function lookedInVain(watch: Watch, settings: Settings, now: number, chance: number, askedUntil?: number): Watch {
  const { lookingSince, ...idle } = watch;
  const looks = watch.looks + 1;
  const wait = watchEvery(looks, settings);
  // Those who began together do not come together, and nobody waits longer than the longest.
  const spread = wait < longestWait ? 0.1 * chance : -0.1 * chance;
  return { ...idle, looks, dueAt: Math.max(Math.round((lookingSince ?? now) + wait * (1 + spread)), earliest(askedUntil, now)) };
}

/** When the next of these wants to look, or when to see whether we are online again; null: none does. */
export function nextWatch(watches: readonly Watch[], now: number, online: boolean): number | null {
  const due = watches
    .filter(({ backAt }) => backAt === undefined)
    .map(({ dueAt, lookingSince }) => (lookingSince === undefined ? dueAt : Math.max(dueAt, lookingSince + lostAfter)));
  if (due.length === 0) return null;
  return online ? Math.min(...due) : Math.max(Math.min(...due), now + checkOffline);
}
