/** A promise to tell when a site is back; it outlives its tab and the browser. */
import type { Settings } from '../env/settings.ts';

/** Times are epoch milliseconds. Never made for a private window: it would be written down. */
export interface Watch {
  readonly origin: string;
  readonly host: string;
  /** What is asked for, and what is opened when it answers. */
  readonly address: string;
  readonly since: number;
  readonly probes: number;
  readonly dueAt: number;
  /** It answered then; kept until the person has been told. */
  readonly backAt?: number;
  /** The mark on the icon says it, as no notification may; the popup has the rest until the person has read it there. */
  readonly told?: true;
  /** A look is under way since then. */
  readonly probingSince?: number;
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
const earliest = (notBefore: number | undefined, now: number): number => Math.min(notBefore ?? 0, now + longestAsked);

/** The wait before look number `looks`, from 0. */
export const watchEvery = (probes: number, { watchEvery: minutes }: Settings): number =>
  minute * (minutes === 0 ? (growing[Math.min(probes, growing.length - 1)] ?? 1) : minutes);

export const beginWatch = (site: { origin: string; host: string; address: string }, settings: Settings, now: number): Watch => ({
  ...site,
  since: now,
  probes: 0,
  dueAt: now + watchEvery(0, settings),
});

/** Whether it is to look now; `chance` spreads those who began together. */
export const isDue = ({ dueAt, probingSince, backAt }: Watch, now: number): boolean =>
  backAt === undefined && dueAt <= now && (probingSince === undefined || probingSince + lostAfter <= now);

export const isOver = ({ since }: Watch, { watchHours }: Settings, now: number): boolean => since + watchHours * hour <= now;

/** The watch after a look in vain. */
export function probeFailed(watch: Watch, settings: Settings, now: number, chance: number, notBefore?: number): Watch {
  const { probingSince, ...idle } = watch;
  const probes = watch.probes + 1;
  const wait = watchEvery(probes, settings);
  // Those who began together do not come together, and nobody waits longer than the longest.
  const spread = wait < longestWait ? 0.1 * chance : -0.1 * chance;
  return { ...idle, probes, dueAt: Math.max(Math.round((probingSince ?? now) + wait * (1 + spread)), earliest(notBefore, now)) };
}

/** When the next of these wants to look, or when to see whether we are online again; null: none does. */
export function nextWatch(watches: readonly Watch[], now: number, online: boolean): number | null {
  const due = watches
    .filter(({ backAt }) => backAt === undefined)
    .map(({ dueAt, probingSince }) => (probingSince === undefined ? dueAt : Math.max(dueAt, probingSince + lostAfter)));
  if (due.length === 0) return null;
  return online ? Math.min(...due) : Math.max(Math.min(...due), now + checkOffline);
}
