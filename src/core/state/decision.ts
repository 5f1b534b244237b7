/** What every decision returns: the next state, and what is to be done. */
import type { Effect } from './effects.ts';
import type { State } from './state.ts';

export type Decision = readonly [State, readonly Effect[]];
