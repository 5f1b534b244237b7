/** Other sites failing at the same moment: several of them have the visitor's own network in common. */
import { isAddressLiteral } from '../http/url.ts';
import type { Incident } from './incident.ts';
import { isHealthy } from './page.ts';

/** How many sites besides that of this address are failing now; hosts that may belong together count once. */
export function otherSitesFailing(incidents: readonly Incident[], address: string): number {
  const failing = incidents.filter(({ pages }) => pages.some((page) => !isHealthy(page))).map((incident) => siteOf(incident.address));
  return new Set(failing.filter((site) => site !== siteOf(address))).size;
}

/**
 * Hosts that may share servers are one site: the ports of one machine, `www` and `static` of one shop. Counting too few is the
 * harmless mistake here, so the last two labels do, although `co.uk` is no site.
 */
function siteOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return isAddressLiteral(host) ? host : host.split('.').slice(-2).join('.');
}
