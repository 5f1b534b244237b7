/** Globals for code that runs inside a browser. */
import type { Browser } from 'webextension-polyfill';

declare global {
  /** In pages of an extension, in both browsers. */
  const chrome: Browser;
}
