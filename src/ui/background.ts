/** A page of ours asks the background; request and reply are typed by the map of messages. */
import browser from 'webextension-polyfill';
import { object, oneOf, type Parser } from '../core/persistence/shape.ts';
import type { Messages, PopupChanged, Reply, SentBy } from '../messages.ts';

/** Rejects when no background answers. */
export const ask = <T extends SentBy<'page'>>(type: T, request: Messages[T]['request']): Promise<Reply<T>> =>
  browser.runtime.sendMessage({ type, ...request }) as Promise<Reply<T>>;

/** For what needs no reply. */
export const tell = <T extends SentBy<'page'>>(type: T, request: Messages[T]['request']): void => {
  ask(type, request).catch(() => undefined);
};

const popupChanged: Parser<PopupChanged> = object<PopupChanged>({ type: oneOf('popup-changed') });

/** Calls when the background says that what the popup shows may have changed; returns how to stop. */
export function onPopupChanged(listener: () => void): () => void {
  const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
    if (sender.id === browser.runtime.id && popupChanged(message)) listener();
  };
  browser.runtime.onMessage.addListener(follow);
  return () => browser.runtime.onMessage.removeListener(follow);
}
