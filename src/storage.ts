/** Everything remembered on this computer that pages of ours read too: where it is, and its shape. */
import browser from 'webextension-polyfill';
import { defaultSettings, settingsFrom, type Settings } from './core/env/settings.ts';
import type { Journal } from './core/extension-test/journal.ts';
import type { PastIncident } from './core/history/history.ts';
import type { Watch } from './core/watch/watch.ts';

/** One thing in `storage.local`: read with its default, written whole, followed. */
export interface Item<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  onChange(listener: (value: T) => void): () => void;
}

const localItem = <T>(key: string, fallback: T, read = (stored: unknown): T => stored as T): Item<T> => ({
  async get() {
    const stored = await browser.storage.local.get({ [key]: fallback });
    return read(stored[key]);
  },
  async set(value) {
    await browser.storage.local.set({ [key]: value });
  },
  onChange(listener) {
    const follow = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
      const change = area === 'local' ? changes[key] : undefined;
      if (change) listener(read(change.newValue ?? fallback));
    };
    browser.storage.onChanged.addListener(follow);
    return () => {
      browser.storage.onChanged.removeListener(follow);
    };
  },
});

/** Past incidents, newest first. */
export const history = localItem<readonly PastIncident[]>('history', []);
/** Sites (hosts as shown) where we stay silent. */
export const mutedSites = localItem<readonly string[]>('muted', []);
/** Sites we promised to tell about. */
export const watches = localItem<readonly Watch[]>('watches', []);
/** The question about notifications was put once; it is not put again. */
export const askedToNotify = localItem<boolean>('askedToNotify', false);
/** The extension test that runs, or what is left to put back; null: every extension is as the person had it. */
export const journal = localItem<Journal | null>('journal', null);
/** What the person has set. */
export const settings = localItem<Settings>('settings', defaultSettings, settingsFrom);
