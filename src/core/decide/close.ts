/** How an incident is written down, and how it ends: page by page, then whole. */
import { likelyCause, withoutFinishedManualTest } from '../extension-test/manual-test.ts';
import type { Outcome, PastIncident } from '../history/history.ts';
import { displayHost } from '../http/display-host.ts';
import { withoutQuery } from '../http/url.ts';
import { isShown, runningSteps, type Incident } from '../incident/incident.ts';
import type { StepId } from '../incident/steps.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { forgetClearing } from './clear-site-data.ts';

/** The incident as the history keeps it: nothing of a private window, nothing that was never shown. */
export function recordOf(incident: Incident, outcome: Outcome, at: number, helped?: StepId): Effect[] {
  if (incident.privateWindow || !isShown(incident)) return [];
  const past: PastIncident = {
    id: incident.id,
    host: displayHost(incident.host),
    address: withoutQuery(incident.address),
    status: incident.status,
    gateway: incident.diagnosis.gateway,
    from: incident.since,
    outcome,
    // The one that found it well counts too.
    tries: incident.tries + (outcome === 'back' ? 1 : 0),
    ...(outcome === 'open' ? {} : { to: at }),
    ...triedIn(incident, helped),
    ...(helped ? { helped } : {}),
    ...(incident.back?.cause ? { cause: incident.back.cause } : {}),
  };
  return [{ type: 'record', incident: past }];
}

/** How each step went; loading again is no step to learn from, and is counted as a try. */
function triedIn({ steps }: Incident, helped: StepId | undefined): Pick<PastIncident, 'steps'> {
  const known = Object.entries({ ...steps, ...(helped ? { [helped]: 'helped' as const } : {}) });
  const tried = known.filter(([id, result]) => id !== 'retry' && (result === 'helped' || result === 'failed'));
  return tried.length > 0 ? { steps: Object.fromEntries(tried) } : {};
}

/** One tab is out of trouble; with its last tab the incident ends too. */
export function closePage(state: State, tabId: number, outcome: 'back' | 'left', at: number): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing) return [state, []];
  const { incident } = failing;
  const pages = incident.pages.filter((page) => page.tabId !== tabId);
  const gone: Effect[] = [
    { type: 'refresh', tabId },
    { type: 'badge', tabId, mark: outcome === 'back' && isShown(incident) ? 'back' : 'none' },
  ];
  const back = incident.back ?? (outcome === 'back' ? cameBack(state, incident, at) : undefined);
  if (pages.length > 0) return [withIncident(state, incident.id, { ...incident, pages, ...(back ? { back } : {}) }), gone];
  const gaveUp = incident.retry?.kind === 'stopped' && incident.retry.why === 'gave-up';
  const kept = withoutFinishedManualTest(forgetClearing(state, tabId), incident, back !== undefined);
  const good = back?.helped ?? worksWith(incident);
  const known = good && !incident.privateWindow ? withHelp(kept, incident.host, good) : kept;
  const record = back ? recordOf({ ...incident, back }, 'back', back.at, back.helped) : recordOf(incident, gaveUp ? 'gave-up' : 'left', at);
  return [withIncident(known, incident.id, null), [...gone, ...record]];
}

/** Steps whose own load can end an incident; while any other one is open the site came back by itself. */
export const canEnd: readonly StepId[] = ['clear-cache', 'clear-cookies', 'extensions', 'router', 'other-network'];

function cameBack(state: State, incident: Incident, at: number): NonNullable<Incident['back']> {
  const helped = runningSteps(incident).find((step) => canEnd.includes(step));
  const cause = helped === 'extensions' ? likelyCause(state, incident) : undefined;
  return { at, ...(helped ? { helped } : {}), ...(cause ? { cause } : {}) };
}

/** What the person said works, though it ended nothing here: another window, another device. */
const worksWith = ({ steps }: Incident): StepId | undefined => (Object.keys(steps) as StepId[]).find((step) => steps[step] === 'helped');

/** So many sites are remembered by what helped there; the oldest are forgotten. */
const sitesRemembered = 200;

function withHelp(state: State, host: string, step: StepId): State {
  const { [host]: _, ...others } = state.persistent.helped;
  const helped = Object.fromEntries([...Object.entries(others), [host, step] as const].slice(-sitesRemembered));
  return { ...state, persistent: { ...state.persistent, helped } };
}
