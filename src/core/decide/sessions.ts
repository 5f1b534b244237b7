/** Starts of the browser and of the service worker, and changes the user makes on the extension's pages. */
import type { Env } from '../env/env.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withSettings } from '../state/parts.ts';
import { withIncident, type State } from '../state/state.ts';
import { unfinishedClearings } from './clear-site-data.ts';
import { unfinishedTest } from './extension-test.ts';
import { withRetrySetting } from './probes.ts';
import { restore } from './restore-extensions.ts';

/** Handles a browser start: closes the records left open, and restores the extensions left disabled. */
export const started = (state: State, env: Env): Decision =>
  andThen([state, [{ type: 'closeOpenRecords', exceptIds: [] }]], (next) => restore(next, env));

/** Handles a service worker restart: repeats the effects that the last worker may not have finished. Each is safe to repeat. */
export function resumed(state: State): Decision {
  const { incidents } = state.session;
  const pending = incidents.flatMap(({ pages }) => pages.filter(({ phase }) => phase.kind === 'pending'));
  return [
    state,
    [
      { type: 'closeOpenRecords', exceptIds: incidents.map(({ id }) => id) },
      ...pending.map(({ tabId, address, status, startedAt }): Effect => ({ type: 'injectPanel', tabId, address, status, startedAt })),
      ...unfinishedTest(state),
      ...unfinishedClearings(state),
    ],
  ];
}

/** Stores the settings; countdowns stop or restart. */
export function settingsChanged(state: State, { change }: EventOf<'settingsChanged'>, env: Env): Decision {
  const settings = { ...state.persistent.settings, ...change };
  const next = withSettings(state, settings);
  return unchanged(
    state.session.incidents.reduce((known, incident) => withIncident(known, incident.id, withRetrySetting(incident, settings, env)), next),
  );
}

/** Clears the history. Incidents that are still open are not recorded again. */
export function historyCleared(state: State): Decision {
  const forget = (known: State, incident: State['session']['incidents'][number]): State =>
    withIncident(known, incident.id, { ...incident, isForgotten: true });
  return [state.session.incidents.reduce(forget, state), [{ type: 'clearHistory' }]];
}
