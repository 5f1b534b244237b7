/** Watches: started by a click, kept across closed tabs and restarts, ended by a recovery, by the user, or after the time set in the options. */
import type { Env } from '../env/env.ts';
import { isRepeatable } from '../http/response.ts';
import { withoutQuery } from '../http/url.ts';
import { withStep, type FailingPage, type Incident } from '../incident/incident.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { watchOf, withWatches } from '../state/parts.ts';
import { withIncident, type State } from '../state/state.ts';
import { backSince, newWatch, isDue, isOver, probeFailed, probing } from '../watch/watch.ts';
import { isAnswering, reloadPages } from './probes.ts';

/** The incident of a watched site; never one of a private window, because watches are written to disk. */
const watchedIncident = ({ session }: State, origin: string): Incident | undefined =>
  session.incidents.find((incident) => incident.origin === origin && !incident.privateWindow);

/**
 * Handles «Tell me when it's back»: the watch replaces the probes of the page. It is written to disk, so the query is dropped; for a form's
 * page, the site's first page is probed instead.
 */
export function watchChosen(state: State, { incident, page }: FailingPage, env: Env): Decision {
  if (incident.privateWindow || watchOf(state, incident.origin)) return unchanged(state);
  const address = isRepeatable(page.method) ? withoutQuery(page.address) : `${incident.origin}/`;
  const watch = newWatch({ origin: incident.origin, host: incident.host, address }, state.persistent.settings, env.at);
  const others = state.persistent.watches.filter(({ origin }) => origin !== watch.origin);
  const watched: Incident = { ...withStep(incident, 'watch', 'running'), retry: { kind: 'stopped', why: 'superseded-by-watch' } };
  const request: Effect[] = state.persistent.askedToNotify ? [] : [{ type: 'requestNotifications', tabId: page.tabId }];
  return [withIncident(withWatches(state, [...others, watch]), incident.id, watched), request];
}

/** Ends the watch of this site. */
export function unwatch(state: State, origin: string): Decision {
  const { watches } = state.persistent;
  const others = watches.filter((watch) => watch.origin !== origin);
  const kept = others.length < watches.length ? withWatches(state, others) : state;
  const incident = watchedIncident(state, origin);
  if (incident?.steps.watch !== 'running') return unchanged(kept);
  return unchanged(withIncident(kept, incident.id, withStep(incident, 'watch', 'untried')));
}

/** Probes each due watch once, and ends expired ones. While offline, nothing is probed and nothing is lost. */
export function watchDue(state: State, env: Env): Decision {
  const kept = state.persistent.watches.filter((watch) => !isOver(watch, state.persistent.settings, env.at));
  const due = env.online ? kept.filter((watch) => isDue(watch, env.at)) : [];
  if (kept.length === state.persistent.watches.length && due.length === 0) return unchanged(state);
  const watches = kept.map((watch) => (due.includes(watch) ? probing(watch, env.at) : watch));
  return [withWatches(state, watches), due.map(({ origin, address }): Effect => ({ type: 'watchProbe', origin, address }))];
}

/** If the site is back, notifies the user and reloads the waiting pages; otherwise schedules the next probe. */
export function watchProbed(state: State, event: EventOf<'watchProbed'>, env: Env): Decision {
  const { origin, notBefore } = event;
  const watch = watchOf(state, origin);
  if (!watch || watch.phase === 'back') return unchanged(state);
  const { settings, watches } = state.persistent;
  const replaced = isAnswering(event) ? backSince(watch, env.at) : probeFailed(watch, settings, env.at, env.random, notBefore);
  const next = withWatches(
    state,
    watches.map((one) => (one === watch ? replaced : one)),
  );
  const incident = replaced.phase === 'back' ? watchedIncident(next, origin) : undefined;
  if (!incident) return unchanged(next);
  // As after a page's own probe: the tabs are reloaded a few at a time, and probing resumes if one still fails.
  const [loading, reloads] = reloadPages({ ...incident, retry: { kind: 'trying', from: env.at } }, settings);
  return [withIncident(next, incident.id, loading), reloads];
}

/** Handles an announced recovery: the watch ends, or without a notification stays in the popup until the user has seen it. */
export const notified = (state: State, { origin, shown }: EventOf<'notified'>): Decision =>
  unchanged(
    withWatches(
      state,
      state.persistent.watches.flatMap((watch) => {
        if (watch.origin !== origin || watch.phase !== 'back') return [watch];
        return shown ? [] : [{ ...watch, told: 'on-icon' as const }];
      }),
    ),
  );

/** Removes the badge that announced a recovery, because the popup shows the recovery now. */
export function newsSeen(state: State): Decision {
  const { watches } = state.persistent;
  const isNew = watches.some((watch) => watch.phase === 'back' && watch.told === 'on-icon');
  const seen = watches.map((watch) => (watch.phase === 'back' && watch.told === 'on-icon' ? { ...watch, told: 'seen' as const } : watch));
  return unchanged(isNew ? withWatches(state, seen) : state);
}
