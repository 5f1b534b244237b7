/** Finding the guilty extension by hand: who is suspect, who is off on trial, and what the loads said. Times are epoch milliseconds. */
import type { Incident } from '../incident/incident.ts';
import type { State } from '../state/state.ts';
import type { SuspectPower } from './suspects.ts';

export interface ManualSuspect {
  readonly id: string;
  readonly name: string;
  readonly by: SuspectPower;
  /** Whether it is on, as last seen; absent where we may not see. */
  readonly on?: boolean;
  /** The page failed without it. */
  readonly cleared?: true;
}

export interface ManualTest {
  readonly why: 'browser' | 'not-allowed';
  /** Likeliest first; none where we may not see them. */
  readonly suspects: readonly ManualSuspect[];
  readonly total?: number;
  /** The last step of it. */
  readonly at: number;
  /** These are off, as we saw or were told: a load that began since then is about them. */
  readonly underTest?: { readonly since: number; readonly ids: readonly string[] };
  /** Loads that failed, one extension off at each. */
  readonly tried: number;
  /** «It’s off», said the person, and it was on. */
  readonly stillOn?: true;
  /** All were tried, or the person has had enough. */
  readonly isOver?: true;
}

/** A private window has its own walks, which end with its incident. */
const keyOf = ({ origin, privateWindow, id }: Incident): string => (privateWindow ? `private ${id}` : origin);

/** The walk about this incident's site, if there is one. */
export const manualTestOf = ({ session }: State, incident: Incident): ManualTest | undefined => session.manualTests[keyOf(incident)];

/** The state with this walk begun, changed or (undefined) forgotten. */
export function withManualTest(state: State, incident: Incident, manualTest: ManualTest | undefined): State {
  const { [keyOf(incident)]: _, ...others } = state.session.manualTests;
  const manualTests = manualTest
    ? Object.fromEntries([...Object.entries(others).slice(-manualTestsKept), [keyOf(incident), manualTest]])
    : others;
  return { ...state, session: { ...state.session, manualTests } };
}

const manualTestsKept = 19;

/** Whose turn it is to be switched off: who is off already, else the likeliest that was not tried. */
export const currentSuspect = ({ suspects, underTest }: ManualTest): ManualSuspect | undefined =>
  suspects.find(({ id }) => underTest?.ids.includes(id)) ?? suspects.find(({ cleared }) => !cleared);

/** What is known of the others now: whoever is off and was not tried is on trial; one that is on is not. */
export function withSeenExtensions(manualTest: ManualTest, isOn: (id: string) => boolean | undefined, at: number): ManualTest {
  const suspects = manualTest.suspects.map((one): ManualSuspect => {
    const on = isOn(one.id);
    return on === undefined ? one : { ...one, on };
  });
  if (manualTest.isOver) return { ...manualTest, suspects };
  const { underTest, stillOn, ...rest } = manualTest;
  const saidOff = (id: string): boolean => underTest?.ids.includes(id) === true;
  const ids = suspects.filter(({ id, on, cleared }) => !cleared && (on === false || (on === undefined && saidOff(id)))).map(({ id }) => id);
  const isSame = underTest !== undefined && ids.length === underTest.ids.length && ids.every(saidOff);
  const onTrial = isSame ? underTest : ids.length > 0 ? { since: at, ids } : undefined;
  return { ...rest, suspects, at, ...(onTrial ? { underTest: onTrial } : {}), ...(stillOn && !onTrial ? { stillOn } : {}) };
}

/** We may not see any more: what was seen before may have changed. */
export const withoutSight = (manualTest: ManualTest): ManualTest => ({ ...manualTest, suspects: manualTest.suspects.map(blind) });

const blind = ({ id, name, by, cleared }: ManualSuspect): ManualSuspect => ({ id, name, by, ...(cleared ? { cleared } : {}) });

/** The person says that the one on turn is off; where we see that it is not, that is said instead. */
export function withSuspectOff(manualTest: ManualTest, at: number): ManualTest {
  const current = currentSuspect(manualTest);
  if (manualTest.underTest && current) return manualTest;
  if (current?.on === true) return { ...manualTest, at, stillOn: true };
  return { ...manualTest, at, underTest: { since: at, ids: current ? [current.id] : [] } };
}

/** A load failed that began at that time: whoever was off then is not the cause. */
export function withFailedLoad(manualTest: ManualTest, startedAt: number, at: number): ManualTest {
  const { underTest, stillOn: _, ...rest } = manualTest;
  if (!underTest || startedAt < underTest.since) return manualTest;
  const suspects = manualTest.suspects.map((one): ManualSuspect => (underTest.ids.includes(one.id) ? { ...one, cleared: true } : one));
  const isOver = suspects.length > 0 && suspects.every(({ cleared }) => cleared);
  return { ...rest, suspects, at, tried: manualTest.tried + 1, ...(isOver ? { isOver } : {}) };
}

/** The names of those without which the page works; undefined while none is on trial, or we know no names. */
export function likelyCause(state: State, incident: Incident): string | undefined {
  const manualTest = manualTestOf(state, incident);
  const names = manualTest?.suspects.filter(({ id }) => manualTest.underTest?.ids.includes(id)).map(({ name }) => name) ?? [];
  return names.length > 0 ? names.join(', ') : undefined;
}

/** With its incident a walk is over, but for one that the person left in the middle: that goes on when the page fails again. */
export function withoutFinishedManualTest(state: State, incident: Incident, isBack: boolean): State {
  const manualTest = manualTestOf(state, incident);
  return manualTest && (isBack || manualTest.isOver || incident.privateWindow) ? withManualTest(state, incident, undefined) : state;
}

/** Whether somebody is in the middle of a walk, on a page that fails now, or has left one off. */
export const isTestingByHand = (state: State): boolean =>
  state.session.incidents.some((incident) => {
    const manualTest = manualTestOf(state, incident);
    return manualTest !== undefined && manualTest.suspects.some(({ on }) => !manualTest.isOver || on === false);
  });
