/**
 * Listeners that matter only while some tab is in trouble. Tab switches and closed tabs would wake us all day otherwise: a listener
 * that is taken off no longer wakes the background, in either browser.
 */
import browser from 'webextension-polyfill';
import type { State } from '../core/state.ts';

interface Listeners {
  readonly shown: (tab: { tabId: number }) => void;
  readonly closed: (tabId: number) => void;
}

let listeners: Listeners | undefined;
let listening = false;

/** Called in the first turn, before anything is known: an event may be what woke us. */
export function followTabs(shown: (tabId: number) => void, closed: (tabId: number) => void): void {
  listeners = { shown: ({ tabId }) => shown(tabId), closed };
  listen(true);
}

/** Called whenever something is known. */
export function followOnlyInTrouble({ session, lasting }: State): void {
  listen(session.incidents.length > 0 || lasting.journal !== null);
}

function listen(wanted: boolean): void {
  if (!listeners || wanted === listening) return;
  listening = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  browser.tabs.onActivated[how](listeners.shown);
  browser.tabs.onRemoved[how](listeners.closed);
}
