/** The result of every decision: the next state and the effects to run. */
import type { Effect } from './effects.ts';
import type { State } from './state.ts';

export type Decision = readonly [State, readonly Effect[]];

/** A decision without effects. */
export const unchanged = (state: State): Decision => [state, []];

/** Chains two decisions: `next` decides on the state after the first. */
export function andThen([state, effects]: Decision, next: (state: State) => Decision): Decision {
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
