/** Other sites failing at the same time: several of them suggest a fault in the visitor's own network. */
import { isAddressLiteral } from '../http/url.ts';
import type { Incident } from './incident.ts';
import { isHealthy } from './page.ts';

/** How many other sites than this address's are failing now; hosts that may belong together count once. */
export function otherSitesFailing(incidents: readonly Incident[], address: string): number {
  const failing = incidents.filter(({ pages }) => pages.some((page) => !isHealthy(page))).map((incident) => siteOf(incident.address));
  return new Set(failing.filter((site) => site !== siteOf(address))).size;
}

/**
 * Hosts that may share servers count as one site: the ports of one machine, `www` and `static` of one shop. Counting too few is harmless,
 * so the last two labels suffice, although `co.uk` is not a site.
 */
function siteOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return isAddressLiteral(host) ? host : host.split('.').slice(-2).join('.');
}
