/**
 * A watch: Comeback notifies the user when a site is back, even after its tab is closed or the browser restarted. Times are epoch
 * milliseconds.
 */
import type { Settings } from '../env/settings.ts';

interface Facts {
  readonly origin: string;
  readonly host: string;
  /** The URL to probe, and to open when the site is back. */
  readonly address: string;
  readonly since: number;
  /** How many probes failed. */
  readonly probes: number;
}

/** Never created for a private window, because watches are written to disk. */
export type Watch = Facts &
  (
    | { readonly phase: 'waiting'; readonly dueAt: number }
    /** A probe is running. */
    | { readonly phase: 'probing'; readonly probingSince: number }
    /** The site was back at `backAt`. */
    | {
        readonly phase: 'back';
        readonly backAt: number;
        /**
         * `owed`: not announced yet. `on-icon`: notifications are not allowed, so a badge announces it, and the popup keeps the row until
         * it is closed. `seen`: the popup was opened, so the badge is gone.
         */
        readonly told: 'owed' | 'on-icon' | 'seen';
      }
  );

export type BackWatch = Extract<Watch, { phase: 'back' }>;

const minute = 60_000;
const hour = 3_600_000;
/** Minutes between probes if the user has set none; the last value repeats. */
const growing = [1, 2, 4, 8, 15];
const longestWait = 15 * minute;
/** A Retry-After is respected up to a day ahead. */
const longestAsked = 24 * hour;
/** No event reaches an inactive service worker when the network is back, so it is checked this often. */
const checkOffline = minute;
/** A probe without a result after this long was lost with its service worker. */
const lostAfter = minute;

const earliest = (notBefore: number | undefined, now: number): number => Math.min(notBefore ?? 0, now + longestAsked);

/** The wait in ms before probe number `probes` (from 0). */
export const watchEvery = (probes: number, { watchEvery: minutes }: Settings): number =>
  minute * (minutes === 0 ? (growing[Math.min(probes, growing.length - 1)] ?? 1) : minutes);

/** How long a watch lasts, in ms: set in the options, 24 hours by default. */
export const watchFor = ({ watchHours }: Settings): number => watchHours * hour;

export const newWatch = (site: { origin: string; host: string; address: string }, settings: Settings, now: number): Watch => ({
  ...site,
  since: now,
  probes: 0,
  phase: 'waiting',
  dueAt: now + watchEvery(0, settings),
});

/** Whether the watch is still probing, or its recovery is not yet announced. */
export const isOpenWatch = (watch: Watch): boolean => watch.phase !== 'back' || watch.told === 'owed';

const probesAt = (watch: Watch): number | undefined => {
  if (watch.phase === 'back') return undefined;
  return watch.phase === 'waiting' ? watch.dueAt : watch.probingSince + lostAfter;
};

export const isDue = (watch: Watch, now: number): boolean => (probesAt(watch) ?? Infinity) <= now;

export const isOver = ({ since }: Watch, settings: Settings, now: number): boolean => since + watchFor(settings) <= now;

const factsOf = ({ origin, host, address, since, probes }: Watch): Facts => ({ origin, host, address, since, probes });

export const probing = (watch: Watch, now: number): Watch => ({ ...factsOf(watch), phase: 'probing', probingSince: now });

export const backSince = (watch: Watch, now: number): Watch => ({ ...factsOf(watch), phase: 'back', backAt: now, told: 'owed' });

/** The watch after a failed probe; `random` (0 to 1) spreads watches that started together. */
export function probeFailed(watch: Watch, settings: Settings, now: number, random: number, notBefore?: number): Watch {
  const from = watch.phase === 'probing' ? watch.probingSince : now;
  const probes = watch.probes + 1;
  const wait = watchEvery(probes, settings);
  // At the longest wait the jitter is subtracted, so that it is never exceeded.
  const spread = wait < longestWait ? 0.1 * random : -0.1 * random;
  const dueAt = Math.max(Math.round(from + wait * (1 + spread)), earliest(notBefore, now));
  return { ...factsOf(watch), probes, phase: 'waiting', dueAt };
}

/** When the next probe is due, or the next check whether the browser is online, in epoch ms; null if no watch is probing. */
export function nextWatchAt(watches: readonly Watch[], now: number, online: boolean): number | null {
  const due = watches.flatMap((watch) => probesAt(watch) ?? []);
  if (due.length === 0) return null;
  return online ? Math.min(...due) : Math.max(Math.min(...due), now + checkOffline);
}
