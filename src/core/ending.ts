/** How an incident is written down, and how it ends: page by page, then whole. */
import type { Effect } from './events.ts';
import type { Outcome, PastIncident } from './history.ts';
import { isShown, runningSteps, type Incident } from './incident.ts';
import { readableHost } from './readable-host.ts';
import { withoutQuery } from './site.ts';
import { troubleIn, withIncident, type State } from './state.ts';
import type { StepId } from './steps.ts';

export type Decision = readonly [State, readonly Effect[]];

/** The incident as the history keeps it: nothing of a private window, nothing that was never shown. */
export function recordOf(incident: Incident, outcome: Outcome, at: number, helped?: StepId): Effect[] {
  if (incident.privateWindow || !isShown(incident)) return [];
  const past: PastIncident = {
    id: incident.id,
    host: readableHost(incident.host),
    address: withoutQuery(incident.address),
    status: incident.status,
    gateway: incident.diagnosis.gateway,
    from: incident.since,
    outcome,
    tries: incident.tries,
    ...(outcome === 'open' ? {} : { to: at }),
    ...(helped ? { helped } : {}),
  };
  return [{ type: 'record', incident: past }];
}

/** One tab is out of trouble; with its last tab the incident ends too. */
export function endPage(state: State, tabId: number, outcome: 'back' | 'left', at: number): Decision {
  const trouble = troubleIn(state, tabId);
  if (!trouble) return [state, []];
  const { incident } = trouble;
  const pages = incident.pages.filter((page) => page.tabId !== tabId);
  const gone: Effect[] = [
    { type: 'refresh', tabId },
    { type: 'badge', tabId, mark: outcome === 'back' && isShown(incident) ? 'back' : 'none' },
  ];
  if (pages.length > 0) return [withIncident(state, incident.id, { ...incident, pages }), gone];
  const gaveUp = incident.retry?.kind === 'stopped' && incident.retry.why === 'gave-up';
  const helped = outcome === 'back' ? runningSteps(incident).find((step) => step !== 'retry') : undefined;
  const known = helped && !incident.privateWindow ? withHelp(state, incident.host, helped) : state;
  return [
    withIncident(known, incident.id, null),
    [...gone, ...recordOf(incident, outcome === 'left' && gaveUp ? 'gave-up' : outcome, at, helped)],
  ];
}

/** So many sites are remembered by what helped there; the oldest are forgotten. */
const sitesRemembered = 200;

function withHelp(state: State, host: string, step: StepId): State {
  const { [host]: _, ...others } = state.lasting.helped;
  const helped = Object.fromEntries([...Object.entries(others), [host, step] as const].slice(-sitesRemembered));
  return { ...state, lasting: { ...state.lasting, helped } };
}
