/** Finding the guilty extension by hand: who is suspect, who is off on trial, and what the loads said. Times are epoch milliseconds. */
import type { SuspectBy } from './suspects.ts';
import type { Incident } from '../incident/incident.ts';
import type { State } from '../state/state.ts';

export interface WalkSuspect {
  readonly id: string;
  readonly name: string;
  readonly by: SuspectBy;
  /** Whether it is on, as last seen; absent where we may not see. */
  readonly on?: boolean;
  /** The page failed without it. */
  readonly cleared?: true;
}

export interface Walk {
  readonly why: 'browser' | 'not-allowed';
  /** Likeliest first; none where we may not see them. */
  readonly suspects: readonly WalkSuspect[];
  readonly total?: number;
  /** The last step of it. */
  readonly at: number;
  /** These are off, as we saw or were told: a load that began since then is about them. */
  readonly trial?: { readonly since: number; readonly ids: readonly string[] };
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
export const walkOf = ({ session }: State, incident: Incident): Walk | undefined => session.walks[keyOf(incident)];

/** The state with this walk begun, changed or (undefined) forgotten. */
export function withWalk(state: State, incident: Incident, walk: Walk | undefined): State {
  const { [keyOf(incident)]: _, ...others } = state.session.walks;
  const walks = walk ? Object.fromEntries([...Object.entries(others).slice(-walksKept), [keyOf(incident), walk]]) : others;
  return { ...state, session: { ...state.session, walks } };
}

const walksKept = 19;

/** Whose turn it is to be switched off: who is off already, else the likeliest that was not tried. */
export const turnOf = ({ suspects, trial }: Walk): WalkSuspect | undefined =>
  suspects.find(({ id }) => trial?.ids.includes(id)) ?? suspects.find(({ cleared }) => !cleared);

/** What is known of the others now: whoever is off and was not tried is on trial; one that is on is not. */
export function walkSeeing(walk: Walk, isOn: (id: string) => boolean | undefined, at: number): Walk {
  const suspects = walk.suspects.map((one): WalkSuspect => {
    const on = isOn(one.id);
    return on === undefined ? one : { ...one, on };
  });
  if (walk.isOver) return { ...walk, suspects };
  const { trial, stillOn, ...rest } = walk;
  const saidOff = (id: string): boolean => trial?.ids.includes(id) === true;
  const ids = suspects.filter(({ id, on, cleared }) => !cleared && (on === false || (on === undefined && saidOff(id)))).map(({ id }) => id);
  const isSame = trial !== undefined && ids.length === trial.ids.length && ids.every(saidOff);
  const onTrial = isSame ? trial : ids.length > 0 ? { since: at, ids } : undefined;
  return { ...rest, suspects, at, ...(onTrial ? { trial: onTrial } : {}), ...(stillOn && !onTrial ? { stillOn } : {}) };
}

/** We may not see any more: what was seen before may have changed. */
export const walkUnseen = (walk: Walk): Walk => ({ ...walk, suspects: walk.suspects.map(blind) });

const blind = ({ id, name, by, cleared }: WalkSuspect): WalkSuspect => ({ id, name, by, ...(cleared ? { cleared } : {}) });

/** The person says that the one on turn is off; where we see that it is not, that is said instead. */
export function walkTold(walk: Walk, at: number): Walk {
  const turn = turnOf(walk);
  if (walk.trial && turn) return walk;
  if (turn?.on === true) return { ...walk, at, stillOn: true };
  return { ...walk, at, trial: { since: at, ids: turn ? [turn.id] : [] } };
}

/** A load failed that began at that time: whoever was off then is not the cause. */
export function walkFailed(walk: Walk, startedAt: number, at: number): Walk {
  const { trial, stillOn: _, ...rest } = walk;
  if (!trial || startedAt < trial.since) return walk;
  const suspects = walk.suspects.map((one): WalkSuspect => (trial.ids.includes(one.id) ? { ...one, cleared: true } : one));
  const isOver = suspects.length > 0 && suspects.every(({ cleared }) => cleared);
  return { ...rest, suspects, at, tried: walk.tried + 1, ...(isOver ? { isOver } : {}) };
}

/** The names of those without which the page works; undefined while none is on trial, or we know no names. */
export function likelyCause(state: State, incident: Incident): string | undefined {
  const walk = walkOf(state, incident);
  const names = walk?.suspects.filter(({ id }) => walk.trial?.ids.includes(id)).map(({ name }) => name) ?? [];
  return names.length > 0 ? names.join(', ') : undefined;
}

/** With its incident a walk is over, but for one that the person left in the middle: that goes on when the page fails again. */
export function withoutFinishedWalk(state: State, incident: Incident, isBack: boolean): State {
  const walk = walkOf(state, incident);
  return walk && (isBack || walk.isOver || incident.privateWindow) ? withWalk(state, incident, undefined) : state;
}

/** Whether somebody is in the middle of a walk, on a page that fails now, or has left one off. */
export const isWalking = (state: State): boolean =>
  state.session.incidents.some((incident) => {
    const walk = walkOf(state, incident);
    return walk !== undefined && walk.suspects.some(({ on }) => !walk.isOver || on === false);
  });
