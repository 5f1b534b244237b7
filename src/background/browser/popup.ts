/** The popup, if one is open. */
import browser from 'webextension-polyfill';
import type { PopupChanged } from '../../messages.ts';

/** Notifies an open popup that its view may have changed; does nothing if none is open. */
export function tellPopup(): void {
  browser.runtime.sendMessage({ type: 'popup-changed' } satisfies PopupChanged).catch(() => undefined);
}
