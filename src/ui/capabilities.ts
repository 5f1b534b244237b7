/** The browser's capabilities, detected from the scheme of an extension page. */
import { capabilitiesOf, type Capabilities } from '../core/env/capabilities.ts';

/** `protocol`: the `location.protocol` of the page. */
export const capabilitiesBy = (protocol: string): Capabilities => capabilitiesOf(protocol === 'moz-extension:' ? 'firefox' : 'chrome');
