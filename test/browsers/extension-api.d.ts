/** What code that is sent into a browser finds there. */
import type { Browser } from 'webextension-polyfill';

declare global {
  /** In pages of an extension, in both browsers. */
  const chrome: Browser;
}
