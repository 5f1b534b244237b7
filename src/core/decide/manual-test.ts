/** The extension test by hand, decision by decision: one is off, the page is loaded, and it is said what that means. */
import type { Decision } from '../state/decision.ts';
import { type Effect, reloadOf } from '../state/effects.ts';
import type { Now } from '../env/env.ts';
import { isRepeatable } from '../http/response.ts';
import type { Event } from '../state/events.ts';
import { withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import { refreshAll } from './probes.ts';
import { troubleIn, withIncident, type State } from '../state/state.ts';
import { isWalking, walkFailed, walkOf, walkSeeing, walkTold, walkUnseen, withWalk, type Walk } from '../extension-test/manual-test.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
interface Place {
  readonly incident: Incident;
  readonly page: Page;
}

/** Where somebody was is remembered for so long after the page was left. */
const remembered = 3_600_000;

/** The walk as it is now; the step counts as running only while somebody is on trial, for only then a page that works says anything. */
function walked(state: State, incident: Incident, walk: Walk): readonly [State, Incident] {
  const result = walk.trial ? 'running' : walk.isOver ? 'failed' : 'untried';
  const next = withStep(incident, 'extensions', result);
  return [withWalk(withIncident(state, incident.id, next), incident, walk), next];
}

/** From the first suspect on. */
export function walkBegins(state: State, tabId: number, walk: Pick<Walk, 'why' | 'suspects' | 'total'>, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  if (!trouble) return [state, []];
  const { [tabId]: _, ...notes } = state.session.notes;
  const clean = { ...state, session: { ...state.session, notes } };
  const [next, incident] = walked(clean, trouble.incident, { ...walk, at: now.at, tried: 0 });
  return [next, refreshAll(incident)];
}

/** «It’s off, try now»: where we may see, we look first. Undefined: nobody is in the middle of a walk here. */
export function tryChosen(state: State, { incident, page }: Place, now: Now): Decision | undefined {
  const walk = walkOf(state, incident);
  if (!walk || walk.isOver) return undefined;
  // Every load of it would send the form again.
  if (!isRepeatable(page.method)) return [state, refreshAll(incident)];
  if (walk.suspects.length > 0) return [state, [{ type: 'seeExtensions', tabId: page.tabId, load: true }]];
  return loadWithout(state, { incident, page }, walkTold(walk, now.at));
}

function loadWithout(state: State, { incident, page }: Place, walk: Walk): Decision {
  const [told, next] = walked(state, incident, walk);
  if (!walk.trial || !isRepeatable(page.method)) return [told, refreshAll(next)];
  const loading = withPage(next, page.tabId, { loading: true });
  return [withIncident(told, loading.id, loading), [...refreshAll(loading), reloadOf(page)]];
}

/** Which extensions are on; after a press the page is loaded, unless the one on turn is on still. */
export function extensionsSeen(state: State, { tabId, on, load }: Of<'extensionsSeen'>, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  const walk = trouble && walkOf(state, trouble.incident);
  if (!trouble || !walk) return [state, []];
  const seen = on ? walkSeeing(walk, (id) => on.includes(id), now.at) : walkUnseen(walk);
  if (load && !walk.isOver) return loadWithout(state, trouble, walkTold(seen, now.at));
  const [next, incident] = walked(state, trouble.incident, seen);
  return [next, refreshAll(incident)];
}

/** Some extension was switched off or on: every walk that suspects it knows. Nothing is loaded without a click. */
export function extensionSwitched(state: State, { id, on }: Of<'extensionSwitched'>, now: Now): Decision {
  let next = state;
  const effects: Effect[] = [];
  for (const incident of state.session.incidents) {
    const walk = walkOf(state, incident);
    if (!walk || !walk.suspects.some((one) => one.id === id)) continue;
    const [after, changed] = walked(
      next,
      incident,
      walkSeeing(walk, (other) => (other === id ? on : undefined), now.at),
    );
    next = after;
    effects.push(...refreshAll(changed));
  }
  return [next, effects];
}

/** A page failed: whoever was off is not the cause, and the next is on turn. */
export function failedOnWalk(state: State, tabId: number, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  const walk = trouble && walkOf(state, trouble.incident);
  if (!trouble || !walk || walk.isOver) return [state, []];
  if (now.at - walk.at > remembered) return [withWalk(state, trouble.incident, undefined), []];
  const [next] = walked(state, trouble.incident, walkFailed(walk, trouble.page.startedAt, now.at));
  return [next, isWalking(next) ? [{ type: 'seeExtensions', tabId, load: false }] : []];
}

/** «None of these» ends it. */
export function noneChosen(state: State, { incident }: Place, now: Now): Decision {
  const walk = walkOf(state, incident);
  if (!walk || walk.isOver) return [state, []];
  const { trial: _, ...rest } = walk;
  const [next, ended] = walked(state, incident, { ...rest, at: now.at, isOver: true });
  return [next, refreshAll(ended)];
}
