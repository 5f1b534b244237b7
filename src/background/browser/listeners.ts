/**
 * Listeners that are registered only while needed. Otherwise tab and window switches, closed tabs and switched extensions would wake the
 * background all day: a removed listener no longer wakes it, in either browser.
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

/**
 * Registers all listeners. Must be called in the first turn of the event loop, before the state is loaded: an event may have woken the
 * service worker.
 */
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

/**
 * Adds or removes the listeners for tabs and windows. Where the browser shows its own page, only these events report that a window is no
 * longer minimized.
 */
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

/**
 * Adds or removes the listeners for extensions that the user switches. Not used where Comeback switches them itself, or without the
 * permission to see them.
 */
export function listenForExtensions(wanted: boolean): void {
  const api = capabilities.switchExtensions ? undefined : (browser.management as Partial<typeof browser.management> | undefined);
  if (!api?.onDisabled || !api.onEnabled || wanted === listening.extensions) return;
  listening.extensions = wanted;
  const how = wanted ? 'addListener' : 'removeListener';
  api.onDisabled[how](disabled);
  api.onEnabled[how](enabled);
}
