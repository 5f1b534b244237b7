/** Sends messages from an extension page to the background; request and reply are typed by `messages.ts`. */
import browser from 'webextension-polyfill';
import { object, oneOf, type Parser } from '../core/persistence/shape.ts';
import type { Messages, PopupChanged, Reply, SentBy } from '../messages.ts';

/** Rejects if no background replies. */
export const request = <T extends SentBy<'page'>>(type: T, values: Messages[T]['request']): Promise<Reply<T>> =>
  browser.runtime.sendMessage({ type, ...values }) as Promise<Reply<T>>;

/** Sends a message whose reply is not needed. */
export const send = <T extends SentBy<'page'>>(type: T, values: Messages[T]['request']): void => {
  request(type, values).catch(() => undefined);
};

const popupChanged: Parser<PopupChanged> = object<PopupChanged>({ type: oneOf('popup-changed') });

/** Calls the listener when the popup's view may have changed; returns a function that unsubscribes. */
export function onPopupChanged(listener: () => void): () => void {
  const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
    if (sender.id === browser.runtime.id && popupChanged(message)) listener();
  };
  browser.runtime.onMessage.addListener(follow);
  return () => browser.runtime.onMessage.removeListener(follow);
}
