/** A page of ours asks the background; request and reply are typed by the map of messages. */
import browser from 'webextension-polyfill';
import type { MessageType, Messages, Reply, SentBy } from '../messages.ts';

/** Rejects when no background answers. */
export const ask = <T extends SentBy<'page'>>(type: T, request: Messages[T]['request']): Promise<Reply<T>> =>
  browser.runtime.sendMessage({ type, ...request }) as Promise<Reply<T>>;

/** For what needs no reply. */
export const tell = <T extends SentBy<'page'>>(type: T, request: Messages[T]['request']): void => {
  ask(type, request).catch(() => undefined);
};

/** Calls when the background says that what the popup shows may have changed; returns how to stop. */
export function onPopupChanged(listener: () => void): () => void {
  const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
    const { type } = (message ?? {}) as { type?: MessageType | 'popup-changed' };
    if (sender.id === browser.runtime.id && type === 'popup-changed') listener();
  };
  browser.runtime.onMessage.addListener(follow);
  return () => browser.runtime.onMessage.removeListener(follow);
}
