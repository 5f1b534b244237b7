/** What the browser lets us do, for pages of ours: the address of such a page tells whose browser it is. */
import type { Capabilities } from '../core/env/capabilities.ts';

/** By the `location.protocol` of the page. */
export function capabilitiesOf(protocol: string): Capabilities {
  const inFirefox = protocol === 'moz-extension:';
  return { clearOneCache: !inFirefox, openPrivately: !inFirefox, switchExtensions: !inFirefox, repeatsUnshowable: !inFirefox };
}
