/** Restores the state from storage: migrates it, then parses it key by key. Accepts any value and never throws. */
import { emptyPersistent, type State } from '../state/state.ts';
import { storedVersion, versionOf } from './migrations.ts';
import { persistentFrom } from './persistent.ts';
import { sessionFrom } from './session.ts';

/** The keys of `storage.local` that hold the persistent state, and its version. */
export const persistentKeys = ['version', ...Object.keys(emptyPersistent)] as const;

export interface Restored extends State {
  /** The stored data is of an earlier version, so all of it has to be rewritten. */
  readonly isMigrated: boolean;
}

/** The restored state. `local` has the values of `persistentKeys`, `session` the value saved as the session. */
export function restoreState(local: Readonly<Record<string, unknown>>, session: unknown): Restored {
  return { session: sessionFrom(session), persistent: persistentFrom(local), isMigrated: versionOf(local) < storedVersion };
}
