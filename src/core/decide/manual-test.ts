/** The manual extension test: the user disables one extension, the page is reloaded, and the panel shows the result. */
import type { Env } from '../env/env.ts';
import { ended, withFailedLoad, withoutSight, withSeenExtensions, withSuspectOff, type ManualTest } from '../extension-test/manual-test.ts';
import { isRepeatable } from '../http/response.ts';
import { withPage, withStep, type FailingPage, type Incident } from '../incident/incident.ts';
import { inPhase } from '../incident/page.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import { reloadOf } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { isTestingByHand } from '../state/listening.ts';
import { manualTestOf, withManualTest, withNote } from '../state/parts.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';

/** How long a test is remembered after the page was left, in ms. */
const remembered = 3_600_000;

/** The state with this test. The step is `running` only while an extension is under test: only then does a working page prove anything. */
function withTest(state: State, incident: Incident, test: ManualTest): State {
  const result = test.phase === 'testing' ? 'running' : test.phase === 'over' ? 'failed' : 'untried';
  return withManualTest(withIncident(state, incident.id, withStep(incident, 'extensions', result)), incident, test);
}

/** Starts a manual test with its first suspect. */
export function startManualTest(state: State, tabId: number, test: ManualTest): Decision {
  const incident = incidentIn(state, tabId)?.incident;
  return unchanged(incident ? withTest(withNote(state, tabId, undefined), incident, test) : state);
}

/**
 * Handles «It’s off, try now»: first checks which extensions are enabled, if that is allowed. Undefined if no manual test is running here.
 */
export function suspectIsOff(state: State, { incident, page }: FailingPage, env: Env): Decision | undefined {
  const test = manualTestOf(state, incident);
  if (!test || test.phase === 'over') return undefined;
  // Each load would submit the form again.
  if (!isRepeatable(page.method)) return unchanged(state);
  if (test.suspects.length > 0) return [state, [{ type: 'seeExtensions', tabId: page.tabId, load: true }]];
  return loadWithout(state, { incident, page }, withSuspectOff(test, env.at));
}

function loadWithout(state: State, { incident, page }: FailingPage, test: ManualTest): Decision {
  const known = withTest(state, incident, test);
  const next = incidentIn(known, page.tabId)?.incident;
  if (!next || test.phase !== 'testing' || !isRepeatable(page.method)) return unchanged(known);
  const loading = withPage(next, page.tabId, (one) => inPhase(one, 'reloading'));
  return [withIncident(known, loading.id, loading), [reloadOf(page)]];
}

/** Updates the test with the enabled extensions. After a click the page is reloaded, unless the current suspect is still enabled. */
export function extensionsSeen(state: State, { tabId, enabledIds, load }: EventOf<'extensionsSeen'>, env: Env): Decision {
  const failing = incidentIn(state, tabId);
  const test = failing && manualTestOf(state, failing.incident);
  if (!failing || !test) return unchanged(state);
  const seen = enabledIds ? withSeenExtensions(test, (id) => enabledIds.includes(id), env.at) : withoutSight(test);
  if (load && test.phase !== 'over') return loadWithout(state, failing, withSuspectOff(seen, env.at));
  return unchanged(withTest(state, failing.incident, seen));
}

/** Updates every test that suspects this extension. Nothing is loaded without a click. */
export function extensionSwitched(state: State, { id, enabled }: EventOf<'extensionSwitched'>, env: Env): Decision {
  const next = state.session.incidents.reduce((known, incident) => {
    const test = manualTestOf(known, incident);
    if (!test?.suspects.some((one) => one.id === id)) return known;
    return withTest(
      known,
      incident,
      withSeenExtensions(test, (other) => (other === id ? enabled : undefined), env.at),
    );
  }, state);
  return unchanged(next);
}

/** Handles a failed load: the disabled extension is not the cause, and the next suspect is up. */
export function failedInManualTest(state: State, tabId: number, env: Env): Decision {
  const failing = incidentIn(state, tabId);
  const test = failing && manualTestOf(state, failing.incident);
  if (!failing || !test || test.phase === 'over') return unchanged(state);
  if (env.at - test.at > remembered) return unchanged(withManualTest(state, failing.incident, undefined));
  const next = withTest(state, failing.incident, withFailedLoad(test, failing.page.startedAt, env.at));
  return [next, isTestingByHand(next) ? [{ type: 'seeExtensions', tabId, load: false }] : []];
}

/** Ends the test on «None of these». */
export function noneChosen(state: State, { incident }: FailingPage, env: Env): Decision {
  const test = manualTestOf(state, incident);
  return unchanged(test && test.phase !== 'over' ? withTest(state, incident, ended(test, env.at)) : state);
}
