/** Watching a site: begun by a click, kept over closed tabs and restarts, ended by the site, by the person or after a day. */
import type { Env } from '../env/env.ts';
import { isFailure, isRepeatable } from '../http/response.ts';
import { withoutQuery } from '../http/url.ts';
import { withStep, type Incident, type Page } from '../incident/incident.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { withIncident, type State } from '../state/state.ts';
import { beginWatch, isDue, isOver, probeFailed, nextWatch, type Watch } from '../watch/watch.ts';
import { refreshAll, reloadPages, wakeForNext } from './probes.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const withWatches = (state: State, watches: readonly Watch[]): State => ({ ...state, persistent: { ...state.persistent, watches } });

/** One alarm for whichever watch is next. */
export const wakeForWatches = ({ persistent }: State, now: Env): Effect => ({
  type: 'setAlarm',
  name: 'watch',
  at: nextWatch(persistent.watches, now.at, now.online),
});

export const watchOf = ({ persistent }: State, origin: string): Watch | undefined =>
  persistent.watches.find((watch) => watch.origin === origin && watch.told === undefined);

/**
 * «Tell me when it's back»: the watch takes over from the looks of the page. It is written down, so the query is left out;
 * a form's address is not asked for, its site is.
 */
export function watchChosen(state: State, { incident, page }: { incident: Incident; page: Page }, now: Env): Decision {
  if (incident.privateWindow || watchOf(state, incident.origin)) return [state, []];
  const address = isRepeatable(page.method) ? withoutQuery(page.address) : `${incident.origin}/`;
  const watch = beginWatch({ origin: incident.origin, host: incident.host, address }, state.persistent.settings, now.at);
  const watched: Incident = { ...withStep(incident, 'watch', 'running'), retry: { kind: 'stopped', why: 'by-hand' } };
  const next = withIncident(
    withWatches(state, [...state.persistent.watches.filter(({ origin }) => origin !== watch.origin), watch]),
    incident.id,
    watched,
  );
  return [next, [...refreshAll(watched), wakeForNext(next), wakeForWatches(next, now), { type: 'mayNotify', tabId: page.tabId }]];
}

/** No more word about this site. */
export function unwatch(state: State, origin: string, now: Env): Decision {
  const left = withWatches(
    state,
    state.persistent.watches.filter((watch) => watch.origin !== origin),
  );
  const incident = left.session.incidents.find((candidate) => candidate.origin === origin);
  const next = incident ? withIncident(left, incident.id, withStep(incident, 'watch', 'untried')) : left;
  return [next, [...(incident ? refreshAll(incident) : []), wakeForWatches(next, now)]];
}

/** Those that are due look, once each; those whose day is over end. Offline nothing is asked, and nothing is lost. */
export function watchDue(state: State, now: Env): Decision {
  const kept = state.persistent.watches.filter((watch) => !isOver(watch, state.persistent.settings, now.at));
  const due = now.online ? kept.filter((watch) => isDue(watch, now.at)) : [];
  const looking = kept.map((watch): Watch => (due.includes(watch) ? { ...watch, probingSince: now.at } : watch));
  const probes = due.map(({ origin, address }): Effect => ({ type: 'watchProbe', origin, address }));
  if (kept.length === state.persistent.watches.length && due.length === 0) return [state, [wakeForWatches(state, now)]];
  const next = withWatches(state, looking);
  return [next, [...probes, wakeForWatches(next, now)]];
}

/** It answers: the person is told, and pages that wait for it are loaded. It does not: the next look is set. */
export function watchProbed(state: State, { origin, status, notBefore }: Of<'watchProbed'>, now: Env): Decision {
  const watch = watchOf(state, origin);
  if (!watch) return [state, []];
  if (status === undefined || isFailure(status) || status === 429) {
    const next = withWatches(
      state,
      state.persistent.watches.map((one) =>
        one === watch ? probeFailed(one, state.persistent.settings, now.at, now.random, notBefore) : one,
      ),
    );
    return [next, [wakeForWatches(next, now)]];
  }
  const [told, effects] = watchKept(state, origin, now);
  const incident = told.session.incidents.find((candidate) => candidate.origin === origin && !candidate.privateWindow);
  if (!incident) return [told, effects];
  // As after a look of the page's own: the tabs come in turn, and one that fails after all is looked after again.
  const [loading, reloads] = reloadPages({ ...incident, retry: { kind: 'trying', from: now.at } }, state.persistent.settings);
  const next = withIncident(told, incident.id, loading);
  return [next, [...effects, ...reloads, wakeForNext(next)]];
}

/** It is back: written down first, said then, and forgotten once it is said. */
function watchKept(state: State, origin: string, now: Env): Decision {
  const next = withWatches(
    state,
    state.persistent.watches.map((one): Watch => (one.origin === origin ? { ...one, backAt: now.at } : one)),
  );
  return [next, [...newsToTell(next), wakeForWatches(next, now)]];
}

/** Word that is still owed; saying it twice makes one notification, for its id is the address. */
export const newsToTell = ({ persistent }: State): Effect[] =>
  persistent.watches.flatMap(({ origin, host, address, since, backAt, told }): Effect[] =>
    backAt === undefined || told ? [] : [{ type: 'notify', origin, host, address, away: backAt - since }],
  );

/** The person has been told; where no notification may be shown the popup keeps the word until they have read it. */
export const notified = (state: State, { origin, shown }: Of<'notified'>): Decision => [
  withWatches(
    state,
    state.persistent.watches.flatMap((watch): Watch[] => {
      if (watch.origin !== origin || watch.backAt === undefined) return [watch];
      return shown ? [] : [{ ...watch, told: true }];
    }),
  ),
  [],
];
