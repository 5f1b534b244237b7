/** What pages of ours read of `storage.local`: each key repaired, and followed. Only the store of the background writes. */
import browser from 'webextension-polyfill';
import { persistentParsers } from './core/persistence/persistent.ts';
import type { PersistentState } from './core/state/state.ts';

/** One thing in `storage.local`: read, or its default; and followed. */
export interface Item<T> {
  get(): Promise<T>;
  /** Calls with each new value; returns how to stop. */
  onChange(listener: (value: T) => void): () => void;
}

function item<K extends keyof PersistentState>(key: K): Item<PersistentState[K]> {
  const parse = persistentParsers[key];
  return {
    async get() {
      return parse((await browser.storage.local.get(key))[key]);
    },
    onChange(listener) {
      const follow = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
        const change = area === 'local' ? changes[key] : undefined;
        if (change) listener(parse(change.newValue));
      };
      browser.storage.onChanged.addListener(follow);
      return () => {
        browser.storage.onChanged.removeListener(follow);
      };
    },
  };
}

/** Sites (hosts as shown) where we stay silent. */
export const mutedSites = item('muted');
/** The extension test that runs, or what is left to put back; null: every extension is as the person had it. */
export const journal = item('journal');
/** What the person has set. */
export const settings = item('settings');
