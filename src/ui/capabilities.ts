/** What the browser allows, for pages of ours: the scheme of their address tells whose browser it is. */
import { capabilitiesOf, type Capabilities } from '../core/env/capabilities.ts';

/** `protocol`: the `location.protocol` of the page. */
export const capabilitiesBy = (protocol: string): Capabilities => capabilitiesOf(protocol === 'moz-extension:' ? 'firefox' : 'chrome');
