/** The parts of the browser API that the extension's pages use in these tests. */
import { vi } from 'vitest';
import type { PopupView } from '../../src/core/view/popup-view.ts';
import { allow } from '../fake-browser.ts';

type Listener = (message: unknown, sender: { id: string }) => void;

interface Pages {
  /** The content of `storage.local`. */
  readonly stored?: Record<string, unknown>;
  /** The popup view that the background sends. */
  readonly popup?: Partial<PopupView>;
  readonly more?: Record<string, unknown>;
}

/** Allows storage, messages and the settings page. `send` sends a message as the background; `show` changes the popup view. */
export function allowPages({ stored = {}, popup = {}, more = {} }: Pages = {}) {
  let view: PopupView = { panel: null, note: {}, history: [], watches: [], ...popup };
  const listeners = new Set<Listener>();
  const changes = new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>();
  const kept: Record<string, unknown> = { ...stored };
  const sendMessage = vi.fn(({ type }: { type: string }) => Promise.resolve(type.startsWith('popup-') ? view : null));
  const openOptionsPage = vi.fn(() => Promise.resolve());
  allow({
    runtime: {
      id: 'us',
      sendMessage,
      openOptionsPage,
      getURL: (path: string) => `ext://us/${path}`,
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
    storage: {
      local: {
        get: () => Promise.resolve({ ...kept }),
      },
      onChanged: { addListener: (change: never) => changes.add(change), removeListener: (change: never) => changes.delete(change) },
    },
    ...more,
  });
  const send = (message: unknown, id = 'us'): void => listeners.forEach((listener) => listener(message, { id }));
  const show = (changed: Partial<PopupView>): void => {
    view = { ...view, ...changed };
    send({ type: 'popup-changed' });
  };
  /** A write by the background. */
  const store = (key: string, newValue: unknown): void => {
    kept[key] = newValue;
    for (const change of changes) change({ [key]: { newValue } }, 'local');
  };
  return { send, show, store, sendMessage, openOptionsPage };
}
