/** Commands that request the site from elsewhere, and directly from its own server. */

/** The address's host, safe in a shell command: `shop.example` where it has characters a shell acts on. */
export function commandHost(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return /^(?!-)[a-z0-9.-]{1,253}$/.test(host) || /^\[[0-9a-f:.]{2,45}\]$/.test(host) ? host : 'shop.example';
}

/** The site's first page, safe in a shell command, with the scheme and port that failed. */
export function commandSite(address: string): string {
  const { protocol, port } = URL.canParse(address) ? new URL(address) : { protocol: 'https:', port: '' };
  return `${protocol === 'http:' ? 'http' : 'https'}://${commandHost(address)}${/^\d{1,5}$/.test(port) ? `:${port}` : ''}/`;
}

/** Prints the status, the server's address and the duration. */
export const statusFromOutside = (site: string): string => `curl -sS -o /dev/null -w '%{http_code} %{remote_ip} %{time_total}s\\n' ${site}`;

/** Requests the site from its own server, past the CDN; the owner replaces the documentation address (RFC 5737). */
export const requestToOrigin = (site: string): string => `curl -sv -o /dev/null --connect-to ::192.0.2.1: ${site}`;
