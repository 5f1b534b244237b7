/** Read access to `storage.local` for the extension's pages. Only the background's store writes. */
import browser from 'webextension-polyfill';
import { storedVersion } from './core/persistence/migrations.ts';
import { persistentFrom } from './core/persistence/persistent.ts';
import type { PersistentState } from './core/state/state.ts';

/** One key of `storage.local`, migrated and parsed; its default if missing or invalid. */
export interface Item<T> {
  get(): Promise<T>;
  /** Calls the listener with each new value; returns a function that unsubscribes. */
  onChange(listener: (value: T) => void): () => void;
}

function item<K extends keyof PersistentState>(key: K): Item<PersistentState[K]> {
  return {
    async get() {
      return persistentFrom(await browser.storage.local.get(['version', key]))[key];
    },
    onChange(listener) {
      const follow = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
        const change = area === 'local' ? changes[key] : undefined;
        if (change) listener(persistentFrom({ version: storedVersion, [key]: change.newValue })[key]);
      };
      browser.storage.onChanged.addListener(follow);
      return () => {
        browser.storage.onChanged.removeListener(follow);
      };
    },
  };
}

/** The muted sites: hosts, or `*.` and a host. */
export const mutedSites = item('muted');
/** The journal of the running extension test, or of extensions still to be restored; null if there are none. */
export const journal = item('journal');
/** The user's settings. */
export const settings = item('settings');
