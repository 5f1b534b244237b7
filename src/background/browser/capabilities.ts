/** What this browser lets us offer: the one place that knows Chrome from Firefox. */
import browser from 'webextension-polyfill';
import type { Capabilities } from '../../core/env/capabilities.ts';

/** Only Firefox can tell its own name to an extension. */
const isFirefox = 'getBrowserInfo' in browser.runtime;

/** How each browser is asked for cookies of every partition; Firefox refuses without the second word when it parts them by first party. */
export const everyCookie: object = isFirefox ? { partitionKey: {}, firstPartyDomain: null } : { partitionKey: {} };

export const capabilities: Capabilities = {
  // Firefox resolves browsingData.remove({hostnames}, {cache}) and clears nothing: https://bugzilla.mozilla.org/show_bug.cgi?id=1636784
  clearOneCache: !isFirefox,
  // windows.create({incognito}) throws there unless the person allowed us into private windows.
  openPrivately: !isFirefox,
  // management.setEnabled on extensions throws there; it is for themes.
  switchExtensions: !isFirefox,
  // net_error_auto_reloader.cc; Firefox has nothing like it.
  repeatsUnshowable: !isFirefox,
};
