/** The cookies of one site: how to find, remove and restore them unchanged. */

/** A complete cookie. `sameSite` and the partition are browser-specific values and are passed back unchanged. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Has a leading dot if subdomains get the cookie too. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  readonly session: boolean;
  /** In epoch seconds; absent for a session cookie. */
  readonly expirationDate?: number;
  /** The cookie store: the container or the kind of window. */
  readonly storeId: string;
  readonly partitionKey?: Partition | null;
  /** The key of Firefox's first-party isolation; empty where that is off. */
  readonly firstPartyDomain?: string;
}

interface Partition {
  readonly topLevelSite?: string;
  readonly hasCrossSiteAncestor?: boolean;
}

/** The cookies for display: counts and hosts, never a cookie's name or value. */
export interface CookieCount {
  /** The widest domain whose cookies are sent to this address. */
  readonly site: string;
  readonly count: number;
  /** How many subdomains have their own cookies. */
  readonly subdomains: number;
  /** How many of the cookies are sent to this address, and the length of that Cookie header. */
  readonly sent: { readonly count: number; readonly bytes: number };
  readonly store: CookieStore;
}

export type CookieStore = 'default' | 'container' | 'private';

const bare = (domain: string): string => domain.replace(/^\./, '');

/** The widest domain whose cookies the browser sends to a failing address: a better source than a public suffix list. */
export function cookieSite(host: string, sent: readonly Cookie[]): string {
  const wider = sent.filter(({ hostOnly, domain }) => !hostOnly && (host === bare(domain) || host.endsWith(`.${bare(domain)}`)));
  return wider.map(({ domain }) => bare(domain)).reduce((widest, domain) => (domain.length < widest.length ? domain : widest), host);
}

/** Counts the cookies; those partitioned under another site count as this site's too. */
export function countCookies(site: string, all: readonly Cookie[], sent: readonly Cookie[], store: CookieStore): CookieCount {
  const hosts = new Set(all.map(({ domain }) => bare(domain)).filter((host) => host !== site));
  // Name, «=», value, and «; » between cookies: https://www.rfc-editor.org/rfc/rfc6265#section-5.4
  const bytes = sent.reduce((sum, { name, value }) => sum + name.length + value.length + 3, 0);
  return { site, count: all.length, subdomains: hosts.size, sent: { count: sent.length, bytes }, store };
}

/** Whether a Cookie header this large makes some servers fail: https://nginx.org/r/large_client_header_buffers */
export const isTooMuch = ({ sent }: CookieCount): boolean => sent.count > 40 || sent.bytes > 8_192;

/** The key of a cookie: no two cookies share one. */
export const cookieKey = ({ name, domain, path, storeId, partitionKey, firstPartyDomain = '' }: Cookie): string =>
  JSON.stringify([
    storeId,
    firstPartyDomain,
    partitionKey?.topLevelSite ?? '',
    partitionKey?.hasCrossSiteAncestor ?? false,
    domain,
    path,
    name,
  ]);

/** The arguments of `cookies.remove`. */
export interface Removal {
  readonly url: string;
  readonly name: string;
  readonly storeId: string;
  readonly partitionKey?: Partition;
  readonly firstPartyDomain?: string;
}

export const removalOf = (cookie: Cookie): Removal => ({
  url: addressOf(cookie),
  name: cookie.name,
  storeId: cookie.storeId,
  ...parted(cookie),
});

/** The arguments of `cookies.set` that restore a cookie with all its flags. */
export interface Restoration extends Removal {
  readonly value: string;
  readonly domain?: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  readonly expirationDate?: number;
}

export const restorationOf = (cookie: Cookie): Restoration => {
  const { value, domain, hostOnly, path, secure, httpOnly, sameSite, session, expirationDate } = cookie;
  return {
    ...removalOf(cookie),
    value,
    path,
    secure,
    httpOnly,
    sameSite,
    // With a domain, a host-only cookie would be sent to subdomains too.
    ...(hostOnly ? {} : { domain }),
    ...(session || expirationDate === undefined ? {} : { expirationDate }),
  };
};

const addressOf = ({ secure, domain, path }: Cookie): string => `${secure ? 'https' : 'http'}://${bare(domain)}${path}`;

const parted = ({ partitionKey, firstPartyDomain }: Cookie): Pick<Removal, 'partitionKey' | 'firstPartyDomain'> => ({
  ...(partitionKey ? { partitionKey } : {}),
  ...(firstPartyDomain ? { firstPartyDomain } : {}),
});

/** The cookies of `wanted` that are in `there`, by key. */
export function stillThere(wanted: readonly Cookie[], there: readonly Cookie[]): Cookie[] {
  const places = new Set(there.map(cookieKey));
  return wanted.filter((cookie) => places.has(cookieKey(cookie)));
}

/** The cookies of `wanted` that are not in `there` unchanged, byte for byte; those expired at `at` (epoch ms) do not count. */
export function notAsBefore(wanted: readonly Cookie[], there: readonly Cookie[], at: number): Cookie[] {
  const same = new Set(there.map(inFull));
  return wanted.filter((cookie) => !same.has(inFull(cookie)) && (cookie.expirationDate ?? Infinity) * 1000 > at);
}

const inFull = (cookie: Cookie): string =>
  JSON.stringify([
    cookieKey(cookie),
    cookie.value,
    cookie.hostOnly,
    cookie.secure,
    cookie.httpOnly,
    cookie.sameSite,
    cookie.session,
    cookie.expirationDate ?? null,
  ]);
