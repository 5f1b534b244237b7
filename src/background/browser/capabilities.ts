/** Detects the browser; the only place in the background that does. */
import browser from 'webextension-polyfill';
import { capabilitiesOf } from '../../core/env/capabilities.ts';

/** Only Firefox has this API. */
const isFirefox = 'getBrowserInfo' in browser.runtime;

/** The query for cookies in all partitions; with first-party isolation Firefox rejects a query without `firstPartyDomain`. */
export const everyCookie: object = isFirefox ? { partitionKey: {}, firstPartyDomain: null } : { partitionKey: {} };

export const capabilities = capabilitiesOf(isFirefox ? 'firefox' : 'chrome');
