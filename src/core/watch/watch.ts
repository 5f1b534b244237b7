/** A promise to tell when a site is back; it outlives its tab and the browser. Times are epoch milliseconds. */
import type { Settings } from '../env/settings.ts';

interface Facts {
  readonly origin: string;
  readonly host: string;
  /** What is asked for, and what is opened when it answers. */
  readonly address: string;
  readonly since: number;
  /** Probes that failed. */
  readonly probes: number;
}

/** Never made for a private window: it would be written to disk. */
export type Watch = Facts &
  (
    | { readonly phase: 'waiting'; readonly dueAt: number }
    /** A probe is under way. */
    | { readonly phase: 'probing'; readonly probingSince: number }
    /** The site answered at `backAt`. */
    | {
        readonly phase: 'back';
        readonly backAt: number;
        /**
         * `owed`: no word is out yet. `on-icon`: no notification is allowed, so a mark on the icon says it, and the popup keeps the
         * row until it is closed. `seen`: the popup was opened, so the mark is gone.
         */
        readonly told: 'owed' | 'on-icon' | 'seen';
      }
  );

export type BackWatch = Extract<Watch, { phase: 'back' }>;

const minute = 60_000;
const hour = 3_600_000;
/** Minutes between the probes where the person has set none; the last one repeats. */
const growing = [1, 2, 4, 8, 15];
const longestWait = 15 * minute;
/** A site that names a time is believed up to a day. */
const longestAsked = 24 * hour;
/** No event tells a sleeping background that the network is back, so it checks this often. */
const checkOffline = minute;
/** A probe without a result for so long was lost with its worker. */
const lostAfter = minute;

const earliest = (notBefore: number | undefined, now: number): number => Math.min(notBefore ?? 0, now + longestAsked);

/** The wait before probe number `probes`, from 0. */
export const watchEvery = (probes: number, { watchEvery: minutes }: Settings): number =>
  minute * (minutes === 0 ? (growing[Math.min(probes, growing.length - 1)] ?? 1) : minutes);

/** For how long a watch goes on: decided by the person in the options, 24 hours unless set. */
export const watchFor = ({ watchHours }: Settings): number => watchHours * hour;

export const beginWatch = (site: { origin: string; host: string; address: string }, settings: Settings, now: number): Watch => ({
  ...site,
  since: now,
  probes: 0,
  phase: 'waiting',
  dueAt: now + watchEvery(0, settings),
});

/** Whether it still probes, or its word is still owed. */
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

/** The watch after a probe in vain; `random` (0 to 1) spreads watches that began together. */
export function probeFailed(watch: Watch, settings: Settings, now: number, random: number, notBefore?: number): Watch {
  const from = watch.phase === 'probing' ? watch.probingSince : now;
  const probes = watch.probes + 1;
  const wait = watchEvery(probes, settings);
  // The longest wait is never exceeded, so there the spread goes down.
  const spread = wait < longestWait ? 0.1 * random : -0.1 * random;
  const dueAt = Math.max(Math.round(from + wait * (1 + spread)), earliest(notBefore, now));
  return { ...factsOf(watch), probes, phase: 'waiting', dueAt };
}

/** When the next of these is due, or when to check whether we are online again; null: none is. */
export function nextWatchAt(watches: readonly Watch[], now: number, online: boolean): number | null {
  const due = watches.flatMap((watch) => probesAt(watch) ?? []);
  if (due.length === 0) return null;
  return online ? Math.min(...due) : Math.max(Math.min(...due), now + checkOffline);
}
