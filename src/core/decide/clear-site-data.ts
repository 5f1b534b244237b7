/** Clears a site's cookies and saved data. The cookies are kept for undo before the first one is removed. */
import type { Env } from '../env/env.ts';
import { reloadingFor, withPage, withStep, type FailingPage } from '../incident/incident.ts';
import { isReloading } from '../incident/page.ts';
import { canClearData } from '../incident/reach.ts';
import { factsOf, forgottenAt, undoable, undoFor, type Clearing } from '../site-data/clearing.ts';
import { cookieKey } from '../site-data/cookies.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import { reloadOf, type Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { clearingOf, withClearing } from '../state/parts.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';

/** Stores how many cookies the site of this page has. Only the sites of failing pages are counted. */
export function cookiesCounted(state: State, { incident, page }: FailingPage, { counted }: EventOf<'cookiesCounted'>): Decision {
  const next = withPage(incident, page.tabId, (known) => ({ ...known, cookies: counted }));
  return unchanged(withIncident(state, incident.id, next));
}

/** Starts a clearing by reading the cookies, unless one is already running in this tab. */
export function clearChosen(state: State, { incident, page: { tabId, address } }: FailingPage): Decision {
  const phase = clearingOf(state, tabId)?.phase;
  if (incident.steps['clear-cookies'] === 'running' || phase === 'clearing' || phase === 'putting-back') return unchanged(state);
  const next = withStep(incident, 'clear-cookies', 'running');
  return [withIncident(state, incident.id, next), [{ type: 'takeCookies', tabId, address }]];
}

/** Keeps the cookies for undo, then removes them. A second clearing also keeps the cookies that the first one removed. */
export function cookiesTaken(state: State, { incident, page }: FailingPage, event: EventOf<'cookiesTaken'>, env: Env): Decision {
  const { tabId, site, cookies } = event;
  const earlier = undoable(clearingOf(state, tabId), incident.origin, env.at);
  const known = new Set(earlier.map(cookieKey));
  const clearing: Clearing = {
    origin: incident.origin,
    site,
    privateWindow: incident.privateWindow,
    withData: canClearData({ incident, page }, env.capabilities),
    taken: cookies.length,
    phase: 'clearing',
    cookies: [...earlier, ...cookies.filter((cookie) => !known.has(cookieKey(cookie)))],
    forgetAt: env.at + 4 * undoFor,
  };
  return [withClearing(state, tabId, clearing), [{ type: 'clearSite', tabId, clearing, cookies }]];
}

/** Ends a clearing: the page is reloaded, and the time for «Undo» starts. */
export function siteCleared(state: State, { tabId, left, data }: EventOf<'siteCleared'>, env: Env): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'clearing') return unchanged(state);
  const undo = { until: env.at + undoFor, cookies: clearing.cookies };
  const done = withClearing(state, tabId, { ...factsOf(clearing), phase: 'cleared', left, data, undo });
  const failing = incidentIn(done, tabId);
  if (failing?.incident.origin !== clearing.origin) return unchanged(done);
  const { incident, page } = failing;
  const loading = reloadingFor(withStep(incident, 'clear-cookies', 'untried'), page, 'clear-cookies');
  return [withIncident(done, incident.id, loading), [reloadOf(page)]];
}

/** Puts the cookies back if «Undo» has not expired, even if the page works by now. */
export function undoChosen(state: State, tabId: number, env: Env): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'cleared' || !clearing.undo || clearing.undo.until <= env.at) return unchanged(state);
  const { left, data, undo, site } = clearing;
  const { cookies } = undo;
  return [
    withClearing(state, tabId, { ...factsOf(clearing), phase: 'putting-back', left, data, cookies }),
    [{ type: 'putCookiesBack', tabId, site, cookies }],
  ];
}

/** Ends an undo: the cookies are back and no longer kept here. */
export function cookiesPutBack(state: State, { tabId, notBack }: EventOf<'cookiesPutBack'>): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'putting-back') return unchanged(state);
  const { left, data } = clearing;
  return unchanged(withClearing(state, tabId, { ...factsOf(clearing), phase: 'back', left, data, notBack }));
}

/** Drops the kept cookies when the time for «Undo» is over. The result stays on screen as long as the page fails. */
export function undoDue(state: State, env: Env): Decision {
  const due = Object.entries(state.session.clearings).filter(([, clearing]) => (forgottenAt(clearing) ?? Infinity) <= env.at);
  return unchanged(due.reduce((next, [id, clearing]) => withClearing(next, Number(id), forgetful(next, Number(id), clearing)), state));
}

function forgetful(state: State, tabId: number, clearing: Clearing): Clearing | undefined {
  if (clearing.phase !== 'cleared' || incidentIn(state, tabId)?.incident.origin !== clearing.origin) return undefined;
  const { undo: _, ...rest } = clearing;
  return rest;
}

/** The effects that a terminated service worker may have left unfinished. Each is safe to repeat. */
export function unfinishedClearings({ session }: State): Effect[] {
  const unread = session.incidents.flatMap(({ steps, pages }) => (steps['clear-cookies'] === 'running' ? pages : []));
  const reading = unread
    .filter((page) => !isReloading(page) && session.clearings[page.tabId]?.phase !== 'clearing')
    .map(({ tabId, address }): Effect => ({ type: 'takeCookies', tabId, address }));
  const half = Object.entries(session.clearings).flatMap(([id, clearing]): Effect[] => {
    const tabId = Number(id);
    if (clearing.phase === 'clearing') return [{ type: 'clearSite', tabId, clearing, cookies: clearing.cookies }];
    const { site } = clearing;
    return clearing.phase === 'putting-back' ? [{ type: 'putCookiesBack', tabId, site, cookies: clearing.cookies }] : [];
  });
  return [...reading, ...half];
}
