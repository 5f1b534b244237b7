/**
 * Listeners that matter only now and then. Tab and window switches, closed tabs and switched extensions would wake us all day
 * otherwise: a listener that is taken off no longer wakes the background, in either browser.
 */
import browser from 'webextension-polyfill';
import { capabilities } from './capabilities.ts';

export interface OnTabs {
  readonly shown: (tabId: number) => void;
  readonly closed: (tabId: number) => void;
  readonly windowFocused: () => void;
}
export type OnExtension = (id: string, enabled: boolean) => void;

let onTabs: OnTabs | undefined;
let onExtension: OnExtension = () => {};
const listening = { tabs: false, extensions: false };

/** To be called in the first turn, before anything is known: an event may be what woke us. */
export function listenFirst(tabs: OnTabs, extension: OnExtension): void {
  onTabs = tabs;
  onExtension = extension;
  listenForTabs(true);
  listenForExtensions(true);
}

const activated = ({ tabId }: { tabId: number }): void => onTabs?.shown(tabId);
const removed = (tabId: number): void => onTabs?.closed(tabId);
const focused = (windowId: number): void => {
  if (windowId !== browser.windows.WINDOW_ID_NONE) onTabs?.windowFocused();
};

/** Tabs shown and closed, and windows: where the browser shows its own page, only they tell that a window is no longer minimised. */
export function listenForTabs(wanted: boolean): void {
  if (wanted === listening.tabs) return;
  listening.tabs = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  browser.tabs.onActivated[how](activated);
  browser.tabs.onRemoved[how](removed);
  browser.windows.onFocusChanged[how](focused);
}

const disabled = ({ id }: { id: string }): void => onExtension(id, false);
const enabled = ({ id }: { id: string }): void => onExtension(id, true);

/** Other extensions that the person switches; nothing to hear where we switch them ourselves, or may not see them. */
export function listenForExtensions(wanted: boolean): void {
  const api = capabilities.switchExtensions ? undefined : (browser.management as Partial<typeof browser.management> | undefined);
  if (!api?.onDisabled || !api.onEnabled || wanted === listening.extensions) return;
  listening.extensions = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  api.onDisabled[how](disabled);
  api.onEnabled[how](enabled);
}
