/** Reads, sets or (with undefined) removes one part of the state. */
import type { Journal } from '../extension-test/journal.ts';
import { manualTestKey, manualTestsKept, type ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { Incident } from '../incident/incident.ts';
import { isClearing, type Clearing } from '../site-data/clearing.ts';
import { isOpenWatch, type Watch } from '../watch/watch.ts';
import type { State } from './state.ts';

/** The record without one of its keys. */
function without<V>(record: Readonly<Record<string, V>>, key: string | number): Record<string, V> {
  const { [String(key)]: _, ...others } = record;
  return others;
}

const withKey = <V>(record: Readonly<Record<string, V>>, key: string | number, value: V | undefined): Record<string, V> =>
  value === undefined ? without(record, key) : { ...without(record, key), [key]: value };

const inSession = (state: State, change: Partial<State['session']>): State => ({ ...state, session: { ...state.session, ...change } });
const inPersistent = (state: State, change: Partial<State['persistent']>): State => ({
  ...state,
  persistent: { ...state.persistent, ...change },
});

export const withJournal = (state: State, journal: Journal | null): State => inPersistent(state, { journal });
export const withWatches = (state: State, watches: readonly Watch[]): State => inPersistent(state, { watches });
export const withMuted = (state: State, muted: readonly string[]): State => inPersistent(state, { muted });
export const withSettings = (state: State, settings: State['persistent']['settings']): State => inPersistent(state, { settings });
export const withHelped = (state: State, helped: State['persistent']['helped']): State => inPersistent(state, { helped });
export const withAskedToNotify = (state: State): State => inPersistent(state, { askedToNotify: true });

export const withNote = (state: State, tabId: number, note: ExtensionNote | undefined): State =>
  inSession(state, { notes: withKey(state.session.notes, tabId, note) });

export const withPopupDue = (state: State, popupDue: readonly number[]): State => inSession(state, { popupDue });
export const withHidden = (state: State, host: string, until: number): State =>
  inSession(state, { hiddenUntil: { ...state.session.hiddenUntil, [host]: until } });

export const clearingOf = ({ session }: State, tabId: number): Clearing | undefined => session.clearings[tabId];
export const withClearing = (state: State, tabId: number, clearing: Clearing | undefined): State =>
  inSession(state, { clearings: withKey(state.session.clearings, tabId, clearing) });

/** Whether a clearing of this incident's site runs in one of its tabs. */
export const isBeingCleared = (state: State, { origin, pages }: Incident): boolean =>
  pages.some(({ tabId }) => {
    const clearing = clearingOf(state, tabId);
    return clearing?.origin === origin && isClearing(clearing);
  });

/** A site's watch if it is still probing or its recovery is not yet announced; otherwise undefined. */
export const watchOf = ({ persistent }: State, origin: string): Watch | undefined =>
  persistent.watches.find((watch) => watch.origin === origin && isOpenWatch(watch));

/** The manual test of this incident's site; undefined if there is none. */
export const manualTestOf = ({ session }: State, incident: Incident): ManualTest | undefined =>
  session.manualTests[manualTestKey(incident)];

/** Sets or removes the manual test of this incident's site. The newest test is last; the oldest beyond the limit are dropped. */
export function withManualTest(state: State, incident: Incident, test: ManualTest | undefined): State {
  const key = manualTestKey(incident);
  const others = Object.entries(without(state.session.manualTests, key)).slice(-manualTestsKept);
  return inSession(state, { manualTests: Object.fromEntries(test ? [...others, [key, test] as const] : others) });
}
