/** Clearing a site's cookies and saved data, decision by decision: what is to go is written down before the first of it goes. */
import type { Env } from '../env/env.ts';
import { loadedFor, withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import { undoFor, type Clearing } from '../site-data/clearing.ts';
import { cookieKey } from '../site-data/cookies.ts';
import type { Decision } from '../state/decision.ts';
import { type Effect, reloadOf } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { refreshAll } from './probes.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const clearingOf = (state: State, tabId: number): Clearing | undefined => state.session.clearings[tabId];

const withClearing = (state: State, tabId: number, clearing: Clearing | null): State => {
  const { [tabId]: _, ...others } = state.session.clearings;
  return { ...state, session: { ...state.session, clearings: clearing ? { ...others, [tabId]: clearing } : others } };
};

/** Saved data can be reached from inside the page; where the browser lets nobody in, only by a browser that clears one site. */
export const canClearData = (page: Page, { privateWindow }: Incident, can: Env['capabilities']): boolean =>
  page.surface === 'panel' || (can.clearOneCache && !privateWindow);

/** The panel is about to offer the step: how much there is, is counted on a failing page only. */
export function cookiesCounted(state: State, { tabId, startedAt, counted }: Of<'cookiesCounted'>): Decision {
  const failing = incidentIn(state, tabId);
  if (failing?.page.startedAt !== startedAt) return [state, []];
  const incident = withPage(failing.incident, tabId, { cookies: counted });
  return [withIncident(state, incident.id, incident), [{ type: 'refresh', tabId }]];
}

/** The click: everything is read first. A clearing that is under way is not begun twice. */
export function clearChosen(state: State, { incident, page }: { incident: Incident; page: Page }): Decision {
  const { tabId, address } = page;
  const phase = clearingOf(state, tabId)?.phase;
  if (incident.steps['clear-cookies'] === 'running' || phase === 'clearing' || phase === 'putting-back') return [state, []];
  const next = withStep(incident, 'clear-cookies', 'running');
  return [withIncident(state, incident.id, next), [...refreshAll(next), { type: 'takeCookies', tabId, address }]];
}

/** They are read: now they are kept in memory, and only then they go. A second clearing keeps what the first one took. */
export function cookiesTaken(state: State, { tabId, site, cookies }: Of<'cookiesTaken'>, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing) return [state, []];
  const { incident, page } = failing;
  const before = clearingOf(state, tabId);
  const earlier = before?.origin === incident.origin && before.undo && before.undo.until > now.at ? before.undo.cookies : [];
  const known = new Set(earlier.map(cookieKey));
  const clearing: Clearing = {
    origin: incident.origin,
    site,
    privateWindow: incident.privateWindow,
    phase: 'clearing',
    withData: canClearData(page, incident, now.capabilities),
    taken: cookies.length,
    left: 0,
    // Never offered while it runs; should the worker die for good, this is when it is forgotten.
    undo: { until: now.at + 4 * undoFor, cookies: [...earlier, ...cookies.filter((cookie) => !known.has(cookieKey(cookie)))] },
  };
  const next = withClearing(state, tabId, clearing);
  return [next, [{ type: 'clearSite', tabId, clearing, cookies }, wakeForUndo(next)]];
}

/** All was done and counted again: the page is loaded anew, and the half minute begins. */
export function siteCleared(state: State, { tabId, left, data }: Of<'siteCleared'>, now: Env): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'clearing' || !clearing.undo) return [state, []];
  const done = withClearing(state, tabId, {
    ...clearing,
    phase: 'cleared',
    left,
    data,
    undo: { ...clearing.undo, until: now.at + undoFor },
  });
  const failing = incidentIn(done, tabId);
  if (failing?.incident.origin !== clearing.origin) return [done, [{ type: 'refresh', tabId }, wakeForUndo(done)]];
  const incident = loadedFor(withStep(failing.incident, 'clear-cookies', 'untried'), failing.page, 'clear-cookies');
  return [withIncident(done, incident.id, incident), [...refreshAll(incident), reloadOf(failing.page), wakeForUndo(done)]];
}

/** Undo counts for its half minute, also when the page is well by then. */
export function undoChosen(state: State, tabId: number, now: Env): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'cleared' || !clearing.undo || clearing.undo.until <= now.at) return [state, []];
  return [
    withClearing(state, tabId, { ...clearing, phase: 'putting-back' }),
    [
      { type: 'putCookiesBack', tabId, cookies: clearing.undo.cookies },
      { type: 'refresh', tabId },
    ],
  ];
}

/** They were put back and read once more: nothing of them is kept any longer. */
export function cookiesPutBack(state: State, { tabId, notBack }: Of<'cookiesPutBack'>): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'putting-back') return [state, []];
  const { undo: _, ...rest } = clearing;
  const next = withClearing(state, tabId, { ...rest, phase: 'back', notBack });
  return [next, [{ type: 'refresh', tabId }, wakeForUndo(next)]];
}

/** The half minute is over: the cookies are forgotten. What was done stays on screen as long as the page fails. */
export function undoDue(state: State, now: Env): Decision {
  let next = state;
  const effects: Effect[] = [];
  for (const [id, clearing] of Object.entries(state.session.clearings)) {
    if (!clearing.undo || clearing.undo.until > now.at || clearing.phase === 'putting-back') continue;
    const tabId = Number(id);
    const { undo: _, ...rest } = clearing;
    const isTold = clearing.phase === 'cleared' && incidentIn(state, tabId)?.incident.origin === clearing.origin;
    next = withClearing(next, tabId, isTold ? rest : null);
    effects.push({ type: 'refresh', tabId });
  }
  return [next, [...effects, wakeForUndo(next)]];
}

/** One alarm for whichever half minute ends first. */
export function wakeForUndo({ session }: State): Effect {
  const ends = Object.values(session.clearings).flatMap(({ undo, phase }) => (undo && phase !== 'putting-back' ? [undo.until] : []));
  return { type: 'setAlarm', name: 'undo', at: ends.length > 0 ? Math.min(...ends) : null };
}

/** What a worker that died may have left half done; each can be done twice without harm. */
export function unfinishedClearings({ session }: State): Effect[] {
  const unread = session.incidents.flatMap(({ steps, pages }) => (steps['clear-cookies'] === 'running' ? pages : []));
  const reading = unread
    .filter(({ tabId, loading }) => !loading && session.clearings[tabId]?.phase !== 'clearing')
    .map(({ tabId, address }): Effect => ({ type: 'takeCookies', tabId, address }));
  const half = Object.entries(session.clearings).flatMap(([id, clearing]): Effect[] => {
    const tabId = Number(id);
    const cookies = clearing.undo?.cookies ?? [];
    if (clearing.phase === 'clearing') return [{ type: 'clearSite', tabId, clearing, cookies }];
    return clearing.phase === 'putting-back' ? [{ type: 'putCookiesBack', tabId, cookies }] : [];
  });
  return [...reading, ...half];
}

/** A tab that is out of trouble keeps its clearing only while it can be undone. */
export function forgetClearing(state: State, tabId: number): State {
  const clearing = clearingOf(state, tabId);
  return clearing && !clearing.undo ? withClearing(state, tabId, null) : state;
}
