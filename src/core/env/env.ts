/** Everything a decision may depend on besides the state and the event. */
import type { Capabilities } from './capabilities.ts';

export interface Env {
  /** Epoch milliseconds. */
  readonly at: number;
  /** From 0 to 1. */
  readonly random: number;
  readonly online: boolean;
  readonly capabilities: Capabilities;
}
