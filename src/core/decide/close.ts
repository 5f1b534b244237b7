/** Closes failing pages, and their incident with the last of them. */
import { likelyCause } from '../extension-test/manual-test.ts';
import type { Outcome } from '../history/history.ts';
import { recordOf } from '../history/record.ts';
import { isShown, runningSteps, withoutLostReload, type Incident, type Recovery } from '../incident/incident.ts';
import type { StepId } from '../incident/steps.ts';
import { withoutItsPage } from '../site-data/clearing.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import { clearingOf, manualTestOf, withClearing, withHelped, withManualTest } from '../state/parts.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';

/** The effect that records the incident as it is now; none if it must not be recorded. */
export function record(incident: Incident, outcome: Outcome, at: number): Effect[] {
  const past = recordOf(incident, outcome, at);
  return past ? [{ type: 'record', incident: past }] : [];
}

/** Closes the failing page of a tab, and its incident if that was the last page. */
export function closePage(state: State, tabId: number, outcome: 'back' | 'left', at: number): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing) return unchanged(state);
  const { incident } = failing;
  const left = withoutPage(state, tabId);
  const flash: Effect[] = outcome === 'back' && isShown(incident) ? [{ type: 'flashRecovered', tabId }] : [];
  const recovered = incident.recovered ?? (outcome === 'back' ? recoveryOf(state, incident, at) : undefined);
  const known = recovered ? { ...incident, recovered } : incident;
  const pages = incident.pages.filter((page) => page.tabId !== tabId);
  if (pages.length > 0) return [withIncident(left, incident.id, withoutLostReload({ ...known, pages })), flash];
  const [closed, effects] = closeIncident(left, known, at);
  return [closed, [...flash, ...effects]];
}

/** Removes an incident that ends without a recovery, and records it. */
export function leaveIncident(state: State, incident: Incident, at: number): Decision {
  const left = incident.pages.reduce((next, { tabId }) => withoutPage(next, tabId), withoutFinishedTest(state, incident));
  return [withIncident(left, incident.id, null), record(incident, 'left', at)];
}

function closeIncident(state: State, incident: Incident, at: number): Decision {
  const { recovered } = incident;
  const kept = withoutFinishedTest(state, incident);
  const helped = recovered?.helped ?? helpedElsewhere(incident);
  const known = helped && !incident.privateWindow ? rememberHelp(kept, incident.host, helped) : kept;
  const gaveUp = incident.retry?.kind === 'stopped' && incident.retry.why === 'gave-up';
  const written = recovered ? record(incident, 'back', recovered.at) : record(incident, gaveUp ? 'gave-up' : 'left', at);
  return [withIncident(known, incident.id, null), written];
}

/** The steps whose reload can end an incident. If any other step is running at the end, the site recovered without it. */
export const canEnd: readonly StepId[] = ['clear-cache', 'clear-cookies', 'extensions', 'router', 'other-network'];

function recoveryOf(state: State, incident: Incident, at: number): Recovery {
  const helped = runningSteps(incident).find((step) => canEnd.includes(step));
  const cause = helped === 'extensions' ? likelyCause(manualTestOf(state, incident)) : undefined;
  return { at, ...(helped ? { helped } : {}), ...(cause ? { cause } : {}) };
}

/** The step that helped elsewhere, in another window or on another device, according to the user. */
const helpedElsewhere = ({ steps }: Incident): StepId | undefined => (Object.keys(steps) as StepId[]).find((id) => steps[id] === 'helped');

/** For how many sites the step that helped is remembered; the oldest are dropped. */
const sitesRemembered = 200;

function rememberHelp(state: State, host: string, step: StepId): State {
  const others = Object.entries(state.persistent.helped).filter(([known]) => known !== host);
  return withHelped(state, Object.fromEntries([...others, [host, step] as const].slice(-sitesRemembered)));
}

/** The tab without what ends with its failing page. */
function withoutPage(state: State, tabId: number): State {
  const clearing = clearingOf(state, tabId);
  return clearing ? withClearing(state, tabId, withoutItsPage(clearing)) : state;
}

/** A manual test ends with its incident, unless the user left midway: it continues when the page fails again. */
function withoutFinishedTest(state: State, incident: Incident): State {
  const test = manualTestOf(state, incident);
  const isOver = test !== undefined && (incident.recovered !== undefined || test.phase === 'over' || incident.privateWindow);
  return isOver ? withManualTest(state, incident, undefined) : state;
}
