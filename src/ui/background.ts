/** Sends messages from an extension page to the background; request and reply are typed by `messages.ts`. */
import browser from 'webextension-polyfill';
import type { MessageType, Messages, Reply, SentBy } from '../messages.ts';

/** Rejects if no background replies. */
export const request = <T extends SentBy<'page'>>(type: T, values: Messages[T]['request']): Promise<Reply<T>> =>
  browser.runtime.sendMessage({ type, ...values }) as Promise<Reply<T>>;

/** Sends a message whose reply is not needed. */
export const send = <T extends SentBy<'page'>>(type: T, values: Messages[T]['request']): void => {
  request(type, values).catch(() => undefined);
};

/** Calls the listener when the popup's view may have changed; returns a function that unsubscribes. */
export function onPopupChanged(listener: () => void): () => void {
  const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
    const { type } = (message ?? {}) as { type?: MessageType | 'popup-changed' };
    if (sender.id === browser.runtime.id && type === 'popup-changed') listener();
  };
  browser.runtime.onMessage.addListener(follow);
  return () => browser.runtime.onMessage.removeListener(follow);
}
