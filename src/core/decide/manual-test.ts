/** The extension test by hand, decision by decision: one is off, the page is loaded, and it is said what that means. */
import type { Env } from '../env/env.ts';
import {
  isTestingByHand,
  withFailedLoad,
  manualTestOf,
  withSeenExtensions,
  withSuspectOff,
  withoutSight,
  withManualTest,
  type ManualTest,
} from '../extension-test/manual-test.ts';
import { isRepeatable } from '../http/response.ts';
import { withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import type { Decision } from '../state/decision.ts';
import { type Effect, reloadOf } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { refreshAll } from './probes.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
interface Place {
  readonly incident: Incident;
  readonly page: Page;
}

/** Where somebody was is remembered for so long after the page was left. */
const remembered = 3_600_000;

/** The walk as it is now; the step counts as running only while somebody is on trial, for only then a page that works says anything. */
function updated(state: State, incident: Incident, manualTest: ManualTest): readonly [State, Incident] {
  const result = manualTest.underTest ? 'running' : manualTest.isOver ? 'failed' : 'untried';
  const next = withStep(incident, 'extensions', result);
  return [withManualTest(withIncident(state, incident.id, next), incident, manualTest), next];
}

/** From the first suspect on. */
export function beginManualTest(
  state: State,
  tabId: number,
  manualTest: Pick<ManualTest, 'why' | 'suspects' | 'total'>,
  now: Env,
): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing) return [state, []];
  const { [tabId]: _, ...notes } = state.session.notes;
  const clean = { ...state, session: { ...state.session, notes } };
  const [next, incident] = updated(clean, failing.incident, { ...manualTest, at: now.at, tried: 0 });
  return [next, refreshAll(incident)];
}

/** «It’s off, try now»: where we may see, we look first. Undefined: nobody is in the middle of a walk here. */
export function tryChosen(state: State, { incident, page }: Place, now: Env): Decision | undefined {
  const manualTest = manualTestOf(state, incident);
  if (!manualTest || manualTest.isOver) return undefined;
  // Every load of it would send the form again.
  if (!isRepeatable(page.method)) return [state, refreshAll(incident)];
  if (manualTest.suspects.length > 0) return [state, [{ type: 'seeExtensions', tabId: page.tabId, load: true }]];
  return loadWithout(state, { incident, page }, withSuspectOff(manualTest, now.at));
}

function loadWithout(state: State, { incident, page }: Place, manualTest: ManualTest): Decision {
  const [told, next] = updated(state, incident, manualTest);
  if (!manualTest.underTest || !isRepeatable(page.method)) return [told, refreshAll(next)];
  const loading = withPage(next, page.tabId, { loading: true });
  return [withIncident(told, loading.id, loading), [...refreshAll(loading), reloadOf(page)]];
}

/** Which extensions are on; after a press the page is loaded, unless the one on turn is on still. */
export function extensionsSeen(state: State, { tabId, on, load }: Of<'extensionsSeen'>, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  const manualTest = failing && manualTestOf(state, failing.incident);
  if (!failing || !manualTest) return [state, []];
  const seen = on ? withSeenExtensions(manualTest, (id) => on.includes(id), now.at) : withoutSight(manualTest);
  if (load && !manualTest.isOver) return loadWithout(state, failing, withSuspectOff(seen, now.at));
  const [next, incident] = updated(state, failing.incident, seen);
  return [next, refreshAll(incident)];
}

/** Some extension was switched off or on: every walk that suspects it knows. Nothing is loaded without a click. */
export function extensionSwitched(state: State, { id, on }: Of<'extensionSwitched'>, now: Env): Decision {
  let next = state;
  const effects: Effect[] = [];
  for (const incident of state.session.incidents) {
    const manualTest = manualTestOf(state, incident);
    if (!manualTest || !manualTest.suspects.some((one) => one.id === id)) continue;
    const [after, changed] = updated(
      next,
      incident,
      withSeenExtensions(manualTest, (other) => (other === id ? on : undefined), now.at),
    );
    next = after;
    effects.push(...refreshAll(changed));
  }
  return [next, effects];
}

/** A page failed: whoever was off is not the cause, and the next is on turn. */
export function failedWhileTestingByHand(state: State, tabId: number, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  const manualTest = failing && manualTestOf(state, failing.incident);
  if (!failing || !manualTest || manualTest.isOver) return [state, []];
  if (now.at - manualTest.at > remembered) return [withManualTest(state, failing.incident, undefined), []];
  const [next] = updated(state, failing.incident, withFailedLoad(manualTest, failing.page.startedAt, now.at));
  return [next, isTestingByHand(next) ? [{ type: 'seeExtensions', tabId, load: false }] : []];
}

/** «None of these» ends it. */
export function noneChosen(state: State, { incident }: Place, now: Env): Decision {
  const manualTest = manualTestOf(state, incident);
  if (!manualTest || manualTest.isOver) return [state, []];
  const { underTest: _, ...rest } = manualTest;
  const [next, ended] = updated(state, incident, { ...rest, at: now.at, isOver: true });
  return [next, refreshAll(ended)];
}
