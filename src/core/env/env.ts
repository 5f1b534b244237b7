/** What the world is like at the moment of an event. */
import type { Capabilities } from './capabilities.ts';

/** What the world is like at the moment of an event: all that a decision may depend on besides state and event. */
export interface Env {
  readonly at: number;
  /** 0 to 1. */
  readonly random: number;
  readonly online: boolean;
  readonly capabilities: Capabilities;
}
