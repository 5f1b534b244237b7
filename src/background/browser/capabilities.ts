/** Which browser this is: the one place of the background that knows. */
import browser from 'webextension-polyfill';
import { capabilitiesOf } from '../../core/env/capabilities.ts';

/** Only Firefox can tell its own name to an extension. */
const isFirefox = 'getBrowserInfo' in browser.runtime;

/** How each browser is asked for cookies of every partition; Firefox refuses without the second word when it parts them by first party. */
export const everyCookie: object = isFirefox ? { partitionKey: {}, firstPartyDomain: null } : { partitionKey: {} };

export const capabilities = capabilitiesOf(isFirefox ? 'firefox' : 'chrome');
