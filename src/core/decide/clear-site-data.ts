/** Clears a site's cookies and saved data. The cookies are kept for undo before the first one is removed. */
import type { Env } from '../env/env.ts';
import { reloadingFor, withPage, withStep, type FailingPage } from '../incident/incident.ts';
import { canClearData } from '../incident/reach.ts';
import {
  factsOf,
  forgottenAt,
  isClearing,
  lostAfter,
  undoable,
  undoFor,
  type Clearing,
  type Reading,
  type Removing,
} from '../site-data/clearing.ts';
import { cookieKey } from '../site-data/cookies.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import { reloadOf, type Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { clearingOf, isBeingCleared, withClearing } from '../state/parts.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';

/** Stores how many cookies the site of this page has. Only the sites of failing pages are counted. */
export function cookiesCounted(state: State, { incident, page }: FailingPage, { counted }: EventOf<'cookiesCounted'>): Decision {
  const next = withPage(incident, page.tabId, (known) => ({ ...known, cookies: counted }));
  return unchanged(withIncident(state, incident.id, next));
}

/** Starts a clearing by reading the cookies, unless one is already running in a tab of this site. */
export function clearChosen(state: State, { incident, page: { tabId, address } }: FailingPage, env: Env): Decision {
  const known = clearingOf(state, tabId);
  if (isBeingCleared(state, incident) || (known && (isClearing(known) || known.phase === 'putting-back'))) return unchanged(state);
  const { origin } = incident;
  const before = known?.phase === 'cleared' ? { before: known } : {};
  const reading: Reading = { phase: 'reading', origin, forgetAt: env.at + lostAfter, ...before };
  return [withClearing(state, tabId, reading), [{ type: 'takeCookies', tabId, address, origin }]];
}

/** The running reading of this tab and its failing page; undefined if the tab has gone to another site since. */
function readingOf(state: State, { tabId, origin }: Pick<EventOf<'cookiesTaken'>, 'tabId' | 'origin'>): [Reading, FailingPage] | undefined {
  const reading = clearingOf(state, tabId);
  const failing = incidentIn(state, tabId);
  const isMeant = reading?.phase === 'reading' && reading.origin === origin && failing?.incident.origin === origin;
  return isMeant ? [reading, failing] : undefined;
}

/** Keeps the cookies for undo, then removes them. A second clearing also keeps the cookies that the first one removed. */
export function cookiesTaken(state: State, event: EventOf<'cookiesTaken'>, env: Env): Decision {
  const known = readingOf(state, event);
  if (!known) return unchanged(state);
  const [{ before }, failing] = known;
  const { tabId, origin, site, cookies } = event;
  const earlier = undoable(before, origin, env.at);
  const keys = new Set(earlier.map(cookieKey));
  const clearing: Removing = {
    origin,
    site,
    privateWindow: failing.incident.privateWindow,
    withData: canClearData(failing, env.capabilities),
    taken: cookies.length,
    phase: 'clearing',
    cookies: [...earlier, ...cookies.filter((cookie) => !keys.has(cookieKey(cookie)))],
    forgetAt: env.at + lostAfter,
  };
  return [withClearing(state, tabId, clearing), [{ type: 'clearSite', tabId, clearing, cookies }]];
}

/** Ends a clearing whose cookies could not be read: nothing was cleared, and the one before can still be undone. */
export function cookiesUnread(state: State, event: EventOf<'cookiesUnread'>): Decision {
  const known = readingOf(state, event);
  if (!known) return unchanged(state);
  const [{ before }, { incident }] = known;
  const ended = withClearing(state, event.tabId, before);
  return unchanged(withIncident(ended, incident.id, withStep(incident, 'clear-cookies', 'not-possible')));
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
export function cookiesPutBack(state: State, { tabId, notBack }: EventOf<'cookiesPutBack'>, env: Env): Decision {
  const clearing = clearingOf(state, tabId);
  if (clearing?.phase !== 'putting-back') return unchanged(state);
  const { left, data } = clearing;
  return unchanged(withClearing(state, tabId, { ...factsOf(clearing), phase: 'back', left, data, notBack, shownUntil: env.at + undoFor }));
}

/** Drops the kept cookies when the time for «Undo» is over. The result stays on screen as long as the page fails. */
export function undoDue(state: State, env: Env): Decision {
  const due = Object.entries(state.session.clearings).filter(([, clearing]) => (forgottenAt(clearing) ?? Infinity) <= env.at);
  return unchanged(due.reduce((next, [id, clearing]) => withClearing(next, Number(id), forgetful(next, Number(id), clearing)), state));
}

function forgetful(state: State, tabId: number, clearing: Clearing): Clearing | undefined {
  const finished = clearing.phase === 'reading' ? clearing.before : clearing;
  if (!finished || incidentIn(state, tabId)?.incident.origin !== finished.origin) return undefined;
  if (finished.phase === 'back') {
    const { shownUntil: _, ...back } = finished;
    return back;
  }
  if (finished.phase !== 'cleared') return undefined;
  const { undo: _, ...rest } = finished;
  return rest;
}

/** The effects that a terminated service worker may have left unfinished. Each is safe to repeat. */
export const unfinishedClearings = (state: State): Effect[] =>
  Object.entries(state.session.clearings).flatMap(([id, clearing]) => unfinished(state, Number(id), clearing));

function unfinished(state: State, tabId: number, clearing: Clearing): Effect[] {
  if (clearing.phase === 'reading') {
    const { origin } = clearing;
    const address = incidentIn(state, tabId)?.page.address;
    return address === undefined ? [] : [{ type: 'takeCookies', tabId, address, origin }];
  }
  const { site } = clearing;
  if (clearing.phase === 'clearing') return [{ type: 'clearSite', tabId, clearing, cookies: clearing.cookies }];
  return clearing.phase === 'putting-back' ? [{ type: 'putCookiesBack', tabId, site, cookies: clearing.cookies }] : [];
}
