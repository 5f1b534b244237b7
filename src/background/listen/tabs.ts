/**
 * Listeners that matter only while some tab is in trouble. Tab and window switches and closed tabs would wake us all day otherwise: a
 * listener that is taken off no longer wakes the background, in either browser.
 */
import browser from 'webextension-polyfill';
import type { State } from '../../core/state/state.ts';

interface Listeners {
  readonly shown: (tab: { tabId: number }) => void;
  readonly closed: (tabId: number) => void;
  readonly focused: (windowId: number) => void;
}

let listeners: Listeners | undefined;
let listening = false;

/** Called in the first turn, before anything is known: an event may be what woke us. */
export function followTabs(shown: (tabId: number) => void, closed: (tabId: number) => void, windowShown: () => void): void {
  const focused = (windowId: number): void => {
    if (windowId !== browser.windows.WINDOW_ID_NONE) windowShown();
  };
  listeners = { shown: ({ tabId }) => shown(tabId), closed, focused };
  listen(true);
}

/** The tabs as of the last decision, whatever it was about; undefined until there was one in this worker. */
let troubled: ReadonlySet<number> | undefined;
export const failingTabs = (): ReadonlySet<number> | undefined => troubled;

/** Called whenever something is known. */
export function listenOnlyWhileFailing(state: State): void {
  troubled = tabsIn(state);
  listen(state.session.incidents.length > 0 || state.persistent.journal !== null);
}

/** Tabs that an answer of any kind matters for. */
export const tabsIn = ({ session, persistent }: State): ReadonlySet<number> =>
  new Set([
    ...session.incidents.flatMap(({ pages }) => pages.map(({ tabId }) => tabId)),
    ...(persistent.journal ? [persistent.journal.tabId] : []),
  ]);

function listen(wanted: boolean): void {
  if (!listeners || wanted === listening) return;
  listening = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  browser.tabs.onActivated[how](listeners.shown);
  browser.tabs.onRemoved[how](listeners.closed);
  // Where the browser shows its own page, nothing of ours hears that its window is no longer minimised.
  browser.windows.onFocusChanged[how](listeners.focused);
}
