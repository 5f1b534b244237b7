/** URLs: their parts, host patterns, and special-use names and addresses. */

/** The origin of an http(s) URL; undefined for anything else. */
export function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}

/** The scheme of an http(s) URL. */
export const schemeOf = (address: string): 'http' | 'https' => (address.startsWith('https:') ? 'https' : 'http');

/** Host and non-default port as in the URL: ASCII for an IDN, brackets around IPv6. Empty for text that is no URL. */
export const hostOf = (address: string): string => URL.parse(address)?.host ?? '';

/** Origin and path: no user, password, query or fragment. Empty for text that is no URL. */
export function withoutQuery(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.origin}${url.pathname}` : '';
}

/** The URL as requested: without the fragment (RFC 9110 §7.1). */
export const withoutFragment = (address: string): string => address.split('#', 1)[0] ?? '';

/** Whether a pattern (`example.com`, `example.com:8080`, `*.example.com`) matches this host. */
export function hostMatches(pattern: string, host: string): boolean {
  const bare = host.replace(/:\d+$/, '');
  if (pattern.startsWith('*.')) return bare === pattern.slice(2) || bare.endsWith(pattern.slice(1));
  return pattern === host || pattern === bare;
}

/** Whether a URL is the first page of its site. */
export const isFirstPage = (address: string): boolean => withoutFragment(address) === `${originOf(address) ?? ''}/`;

/** Whether a URL's `hostname` is an IPv4 or IPv6 literal (https://url.spec.whatwg.org/#host-serializing), not a name. */
export const isAddressLiteral = (hostname: string): boolean => hostname.startsWith('[') || /^[\d.]+$/.test(hostname);

const notPublic = /^(?:localhost|.*\.(?:localhost|local|test|internal|lan|home|home\.arpa|intranet|corp|example|invalid|onion))$/;

/**
 * Whether a public archive can have a copy of this site: false for IP address literals and for names of private networks (RFC 6761, RFC
 * 8375).
 */
export function isPublic(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host.includes('.') && !isAddressLiteral(host) && !notPublic.test(host);
}

/** Whether a URL points to this computer: localhost or loopback (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isThisComputer(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host === '[::1]' || /^127\.[\d.]+$/.test(host) || /^(?:.*\.)?localhost$/.test(host);
}
