/** Other extensions that the person switches off or on: heard of only while somebody is in the middle of finding the guilty one by hand. */
import browser from 'webextension-polyfill';
import { isTestingByHand } from '../../core/extension-test/manual-test.ts';
import type { State } from '../../core/state/state.ts';
import { capabilities } from '../browser/capabilities.ts';

type Switched = (id: string, on: boolean) => void;

let switched: Switched = () => {};
let listening = false;
const off = ({ id }: { id: string }): void => switched(id, false);
const on = ({ id }: { id: string }): void => switched(id, true);

/** Called in the first turn, before anything is known: an event may be what woke us. */
export function listenForSwitching(tell: Switched): void {
  switched = tell;
  listen(true);
}

/** Called whenever something is known. */
export const listenOnlyWhileTestingByHand = (state: State): void => listen(isTestingByHand(state));

function listen(wanted: boolean): void {
  // The namespace is there only once it is granted. Where we switch extensions ourselves there is nothing to hear.
  const api = capabilities.switchExtensions ? undefined : (browser.management as Partial<typeof browser.management> | undefined);
  if (!api?.onDisabled || !api.onEnabled || wanted === listening) return;
  listening = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  api.onDisabled[how](off);
  api.onEnabled[how](on);
}
