/** Converts an incident to its history record. */
import { displayHost } from '../http/display-host.ts';
import { withoutQuery } from '../http/url.ts';
import { isShown, type Incident } from '../incident/incident.ts';
import type { StepId } from '../incident/steps.ts';
import type { Outcome, PastIncident } from './history.ts';

/**
 * The record of an incident; undefined if it must not be recorded: in a private window, never shown, or cleared from the history while
 * open.
 */
export function recordOf(incident: Incident, outcome: Outcome, at: number): PastIncident | undefined {
  if (incident.privateWindow || incident.isForgotten || !isShown(incident)) return undefined;
  const { helped, cause } = outcome === 'back' ? (incident.recovered ?? {}) : {};
  return {
    id: incident.id,
    host: displayHost(incident.host),
    address: withoutQuery(incident.address),
    status: incident.status,
    gateway: incident.diagnosis.gateway,
    from: incident.since,
    outcome,
    // The try that found the site back counts too.
    tries: incident.tries + (outcome === 'back' ? 1 : 0),
    ...(outcome === 'open' ? {} : { to: at }),
    ...triedIn(incident, helped),
    ...(helped ? { helped } : {}),
    ...(cause ? { cause } : {}),
  };
}

/** The result of each step. A retry is left out: it is counted as a try. */
function triedIn({ steps }: Incident, helped: StepId | undefined): Pick<PastIncident, 'steps'> {
  const known = Object.entries({ ...steps, ...(helped ? { [helped]: 'helped' as const } : {}) });
  const tried = known.filter(([id, result]) => id !== 'retry' && (result === 'helped' || result === 'failed'));
  return tried.length > 0 ? { steps: Object.fromEntries(tried) } : {};
}
