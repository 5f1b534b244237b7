/** How the site looks from elsewhere, and past whoever carries it. */

/** A host that may stand in a command; the address of a stranger's page can hold characters a shell acts on. */
export function commandHost(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return /^(?!-)[a-z0-9.-]{1,253}$/.test(host) || /^\[[0-9a-f:.]{2,45}\]$/.test(host) ? host : 'shop.example';
}

/** The site's first page as a command may name it, by the scheme and port that failed. */
export function commandSite(address: string): string {
  const { protocol, port } = URL.canParse(address) ? new URL(address) : { protocol: 'https:', port: '' };
  return `${protocol === 'http:' ? 'http' : 'https'}://${commandHost(address)}${/^\d{1,5}$/.test(port) ? `:${port}` : ''}/`;
}

/** One line with the status, the address it came from and the time it took. */
export const askFromOutside = (site: string): string => `curl -sS -o /dev/null -w '%{http_code} %{remote_ip} %{time_total}s\\n' ${site}`;

/** The same question to the site's own server, past the CDN; RFC 5737 address for the reader's own. */
export const askOrigin = (site: string): string => `curl -sv -o /dev/null --connect-to ::192.0.2.1: ${site}`;
