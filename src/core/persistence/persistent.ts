/** Parsers for `storage.local`, one per key; each returns a result for any value. */
import { defaultSettings, type Settings } from '../env/settings.ts';
import type { Outcome, PastIncident } from '../history/history.ts';
import { stepIds, type StepId } from '../incident/steps.ts';
import { emptyPersistent, type PersistentState } from '../state/state.ts';
import type { Watch } from '../watch/watch.ts';
import { journalFrom } from './journal.ts';
import { migrate } from './migrations.ts';
import { boolean, dictionary, list, number, object, oneOf, or, string, union, whole, type Parser } from './shape.ts';

export const stepId: Parser<StepId> = oneOf(...stepIds);

const within =
  (least: number, most: number): Parser<number> =>
  (value) => {
    const known = whole(value);
    return known !== undefined && known >= least && known <= most ? known : undefined;
  };

/** One parser per setting: 0 to 15 minutes between the probes of a watch, 1 to 24 hours for its duration. */
export const settingFields: { readonly [K in keyof Settings]: Parser<Settings[K]> } = {
  autoRetry: boolean,
  watchEvery: within(0, 15),
  watchHours: within(1, 24),
};

/** The stored settings, with the default for each invalid one. */
export const settingsFrom = (stored: unknown): Settings => ({ ...defaultSettings, ...object({}, settingFields)(stored) });

const watchedSite = object<Pick<Watch, 'origin' | 'host' | 'address' | 'since'>, Pick<Watch, 'probes'>>(
  { origin: string, host: string, address: string, since: number },
  { probes: whole },
);
const watchPhase: Parser<WatchPhase> = union<'phase', WatchPhase>('phase', {
  waiting: object({ dueAt: number }),
  probing: object({ probingSince: number }),
  back: object({ backAt: number, told: oneOf('owed', 'on-icon', 'seen') }),
});
type WatchFacts = 'origin' | 'host' | 'address' | 'since' | 'probes';
type WatchPhase = { readonly [P in Watch['phase']]: Omit<Extract<Watch, { phase: P }>, WatchFacts> }[Watch['phase']];

/** The user asked for the watch: if its progress is unreadable, the site is probed at once. */
const watch: Parser<Watch> = (stored) => {
  const site = watchedSite(stored);
  return site && { probes: 0, ...site, ...(watchPhase(stored) ?? { phase: 'waiting', dueAt: site.since }) };
};

const outcome: Parser<Outcome> = oneOf('open', 'back', 'gave-up', 'left');

const pastIncident: Parser<PastIncident> = object<
  Pick<PastIncident, 'id' | 'host' | 'address' | 'status' | 'gateway' | 'from' | 'outcome' | 'tries'>,
  Required<Pick<PastIncident, 'to' | 'steps' | 'helped' | 'cause'>>
>(
  { id: string, host: string, address: string, status: whole, gateway: string, from: number, outcome, tries: whole },
  { to: number, steps: dictionary(oneOf('helped', 'failed')), helped: string, cause: string },
);

/** Past incidents, newest first; unreadable ones are left out. Stored apart from the version: this reads every shape they ever had. */
export const historyFrom: (stored: unknown) => readonly PastIncident[] = or(list(pastIncident), []);

/** The parser of each key of the persistent state; invalid values become the default. */
const parsers: { readonly [K in keyof PersistentState]: (stored: unknown) => PersistentState[K] } = {
  muted: or(list(string), emptyPersistent.muted),
  journal: journalFrom,
  watches: or(list(watch), emptyPersistent.watches),
  helped: or(dictionary(stepId), emptyPersistent.helped),
  settings: settingsFrom,
  askedToNotify: or(boolean, emptyPersistent.askedToNotify),
};

/** The persistent state from what is stored under its keys and `version`: migrated, then parsed key by key. */
export function persistentFrom(stored: Readonly<Record<string, unknown>>): PersistentState {
  const known = migrate(stored);
  return Object.fromEntries(Object.entries(parsers).map(([key, parse]) => [key, parse(known[key])])) as unknown as PersistentState;
}
