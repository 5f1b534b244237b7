/** A new session of the browser, a new worker in the middle of one, and what the person changes on pages of ours. */
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

/** What the last session of the browser left open is closed, and what it left off is put back. */
export const started = (state: State, env: Env): Decision =>
  andThen([state, [{ type: 'closeOpenRecords', exceptIds: [] }]], (next) => restore(next, env));

/** What the last worker had decided and may not have done; each of these can be done twice without harm. */
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

/** Countdowns end, or begin again. */
export function settingsChanged(state: State, { change }: EventOf<'settingsChanged'>, env: Env): Decision {
  const settings = { ...state.persistent.settings, ...change };
  const next = withSettings(state, settings);
  return unchanged(
    state.session.incidents.reduce((known, incident) => withIncident(known, incident.id, withRetrySetting(incident, settings, env)), next),
  );
}

/** Incidents that are still open are not written again. */
export function historyCleared(state: State): Decision {
  const forget = (known: State, incident: State['session']['incidents'][number]): State =>
    withIncident(known, incident.id, { ...incident, isForgotten: true });
  return [state.session.incidents.reduce(forget, state), [{ type: 'clearHistory' }]];
}
