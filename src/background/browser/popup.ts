/** The popup, if one is open. */
import browser from 'webextension-polyfill';
import type { PopupChanged } from '../../messages.ts';

/** Tells an open popup to request its view again; does nothing if none is open. */
export function tellPopup(): void {
  browser.runtime.sendMessage({ type: 'popup-changed' } satisfies PopupChanged).catch(() => undefined);
}
