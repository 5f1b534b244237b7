/** An incident as the history keeps it. */
import { displayHost } from '../http/display-host.ts';
import { withoutQuery } from '../http/url.ts';
import { isShown, type Incident } from '../incident/incident.ts';
import type { StepId } from '../incident/steps.ts';
import type { Outcome, PastIncident } from './history.ts';

/** Undefined for what is never written: incidents of private windows, and those of which nothing was shown. */
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
    // The one that found it recovered counts too.
    tries: incident.tries + (outcome === 'back' ? 1 : 0),
    ...(outcome === 'open' ? {} : { to: at }),
    ...triedIn(incident, helped),
    ...(helped ? { helped } : {}),
    ...(cause ? { cause } : {}),
  };
}

/** How each step went. Loading again is counted as a try and is no step to learn from. */
function triedIn({ steps }: Incident, helped: StepId | undefined): Pick<PastIncident, 'steps'> {
  const known = Object.entries({ ...steps, ...(helped ? { [helped]: 'helped' as const } : {}) });
  const tried = known.filter(([id, result]) => id !== 'retry' && (result === 'helped' || result === 'failed'));
  return tried.length > 0 ? { steps: Object.fromEntries(tried) } : {};
}
