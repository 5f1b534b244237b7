/** What the world is like at the moment of an event. */
import type { Capabilities } from './capabilities.ts';

/** What the world is like at the moment of an event: all that a decision may depend on besides state and event. */
export interface Now {
  readonly at: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly online: boolean;
  readonly can: Capabilities;
}
