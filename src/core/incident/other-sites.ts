/** Other sites in trouble at the same moment: what several of them share is the visitor's own way to the web. */
import { isAddressLiteral } from '../http/url.ts';
import type { State } from '../state/state.ts';

/** How many sites besides that of this address are failing now; what may belong together counts once. */
export function otherSitesFailing({ session }: State, address: string): number {
  const failing = session.incidents.filter(({ pages }) => pages.some(({ well }) => !well)).map((incident) => siteOf(incident.address));
  return new Set(failing.filter((site) => site !== siteOf(address))).size;
}

/**
 * Whoever may share servers is one site: the ports of one machine, `www` and `static` of one shop. Too few is the harmless
 * mistake here, so the last two labels do, though `co.uk` is nobody's.
 */
function siteOf(address: string): string {
  const host = URL.parse(address)?.hostname ?? '';
  return isAddressLiteral(host) ? host : host.split('.').slice(-2).join('.');
}
