/** What every decision returns: the next state, and what is to be done. */
import type { Effect } from './effects.ts';
import type { State } from './state.ts';

export type Decision = readonly [State, readonly Effect[]];

/** Nothing follows. */
export const unchanged = (state: State): Decision => [state, []];

/** One decision after the other: the second decides on the state that the first left. */
export function andThen([state, effects]: Decision, next: (state: State) => Decision): Decision {
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
