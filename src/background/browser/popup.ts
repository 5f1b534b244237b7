/** The popup, if one is open. */
import browser from 'webextension-polyfill';
import type { PopupChanged } from '../../messages.ts';

/** What it shows may have changed: it asks again. No popup listens: that is no failure. */
export function tellPopup(): void {
  browser.runtime.sendMessage({ type: 'popup-changed' } satisfies PopupChanged).catch(() => undefined);
}
