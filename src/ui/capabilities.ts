/** The browser's capabilities, detected from the scheme of an extension page. */
import type { Capabilities } from '../core/env/capabilities.ts';

/** By the `location.protocol` of the page. */
export function capabilitiesOf(protocol: string): Capabilities {
  const inFirefox = protocol === 'moz-extension:';
  return { clearOneCache: !inFirefox, openPrivately: !inFirefox, switchExtensions: !inFirefox, repeatsUnshowable: !inFirefox };
}
