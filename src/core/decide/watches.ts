/** Watching a site: begun by a click, kept over closed tabs and restarts, ended by the site, by the person or after a day. */
import type { Env } from '../env/env.ts';
import { isRepeatable } from '../http/response.ts';
import { withoutQuery } from '../http/url.ts';
import { withStep, type FailingPage, type Incident } from '../incident/incident.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { watchOf, withWatches } from '../state/parts.ts';
import { withIncident, type State } from '../state/state.ts';
import { backSince, beginWatch, isDue, isOver, probeFailed, probing } from '../watch/watch.ts';
import { isAnswering, reloadPages } from './probes.ts';

/** The incident a watch is about: a private window's is never watched, for a watch is written to disk. */
const watchedIncident = ({ session }: State, origin: string): Incident | undefined =>
  session.incidents.find((incident) => incident.origin === origin && !incident.privateWindow);

/**
 * «Tell me when it's back»: the watch takes over from the probes of the page. It is written to disk, so the query is left out; a
 * form's address is not asked for, its site is.
 */
export function watchChosen(state: State, { incident, page }: FailingPage, env: Env): Decision {
  if (incident.privateWindow || watchOf(state, incident.origin)) return unchanged(state);
  const address = isRepeatable(page.method) ? withoutQuery(page.address) : `${incident.origin}/`;
  const watch = beginWatch({ origin: incident.origin, host: incident.host, address }, state.persistent.settings, env.at);
  const others = state.persistent.watches.filter(({ origin }) => origin !== watch.origin);
  const watched: Incident = { ...withStep(incident, 'watch', 'running'), retry: { kind: 'stopped', why: 'superseded-by-watch' } };
  const ask: Effect[] = state.persistent.askedToNotify ? [] : [{ type: 'askToNotify', tabId: page.tabId }];
  return [withIncident(withWatches(state, [...others, watch]), incident.id, watched), ask];
}

/** No more word about this site. */
export function unwatch(state: State, origin: string): Decision {
  const { watches } = state.persistent;
  const others = watches.filter((watch) => watch.origin !== origin);
  const kept = others.length < watches.length ? withWatches(state, others) : state;
  const incident = watchedIncident(state, origin);
  if (incident?.steps.watch !== 'running') return unchanged(kept);
  return unchanged(withIncident(kept, incident.id, withStep(incident, 'watch', 'untried')));
}

/** Watches that are due probe once each, and those whose time is over end. Offline nothing is asked and nothing is lost. */
export function watchDue(state: State, env: Env): Decision {
  const kept = state.persistent.watches.filter((watch) => !isOver(watch, state.persistent.settings, env.at));
  const due = env.online ? kept.filter((watch) => isDue(watch, env.at)) : [];
  if (kept.length === state.persistent.watches.length && due.length === 0) return unchanged(state);
  const watches = kept.map((watch) => (due.includes(watch) ? probing(watch, env.at) : watch));
  return [withWatches(state, watches), due.map(({ origin, address }): Effect => ({ type: 'watchProbe', origin, address }))];
}

/** The site answers: the person is told, and the pages that wait for it are loaded. It does not: the next probe is set. */
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
  // As after a probe of the page's own: the tabs follow one after the other, and one that fails after all is probed again.
  const [loading, reloads] = reloadPages({ ...incident, retry: { kind: 'trying', from: env.at } }, settings);
  return [withIncident(next, incident.id, loading), reloads];
}

/** The recovery was announced. Where no notification is allowed the popup keeps the word until the person has read it. */
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

/** The popup shows what the mark on the icon announced, so the mark goes. */
export function newsSeen(state: State): Decision {
  const { watches } = state.persistent;
  const isNew = watches.some((watch) => watch.phase === 'back' && watch.told === 'on-icon');
  const seen = watches.map((watch) => (watch.phase === 'back' && watch.told === 'on-icon' ? { ...watch, told: 'seen' as const } : watch));
  return unchanged(isNew ? withWatches(state, seen) : state);
}
