/** The parts of the browser a page of ours may use in these tests. */
import { vi } from 'vitest';
import { allow } from '../fake-browser.ts';

type Listener = (message: unknown, sender: { id: string }) => void;

/** Allows storage, messages, the settings page and the tab's address; `say` speaks as the background. */
export function allowPages({ stored = {}, answer = () => null as unknown, more = {}, url = 'https://fine.example/' } = {}) {
  const listeners = new Set<Listener>();
  const changes = new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>();
  const kept: Record<string, unknown> = { ...stored };
  const sendMessage = vi.fn((message: unknown) => Promise.resolve(message).then(answer));
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
        get: (fallbacks: Record<string, unknown>) => Promise.resolve({ ...fallbacks, ...kept }),
        set: (items: Record<string, unknown>) => {
          Object.assign(kept, items);
          for (const [key, newValue] of Object.entries(items)) for (const change of changes) change({ [key]: { newValue } }, 'local');
          return Promise.resolve();
        },
      },
      onChanged: { addListener: (change: never) => changes.add(change), removeListener: (change: never) => changes.delete(change) },
    },
    tabs: { get: () => Promise.resolve({ url }) },
    ...more,
  });
  const say = (message: unknown, id = 'us'): void => listeners.forEach((listener) => listener(message, { id }));
  return { kept, say, sendMessage, openOptionsPage };
}
