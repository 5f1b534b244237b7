/** The cookies of one site: which they are, how each is taken away, and how it is put back as it was. */

/** A cookie, whole. `sameSite` and the partition are the browser's own words and are handed back as they came. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** With a dot before it where subdomains get the cookie too. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  readonly session: boolean;
  /** Seconds; absent for a cookie that ends with the browser. */
  readonly expirationDate?: number;
  /** The container or the kind of window it lives in. */
  readonly storeId: string;
  readonly partitionKey?: Partition | null;
  /** Firefox's older kind of partition; empty where it is not in use. */
  readonly firstPartyDomain?: string;
}

interface Partition {
  readonly topLevelSite?: string;
  readonly hasCrossSiteAncestor?: boolean;
}

/** What the panel may know of the cookies: counts and hosts, never a name or a value of a cookie. */
export interface CookieCount {
  /** The widest domain whose cookies this address is sent. */
  readonly site: string;
  readonly count: number;
  /** How many hosts below the site have cookies of their own. */
  readonly subdomains: number;
  /** How many of them this address is sent, and how long that header is. */
  readonly sent: { readonly count: number; readonly bytes: number };
  readonly store: CookieStore;
}

export type CookieStore = 'default' | 'container' | 'private';

const bare = (domain: string): string => domain.replace(/^\./, '');

/** The widest domain whose cookies a failing address is sent: what the browser sends there is a better source than a list of suffixes. */
export function cookieSite(host: string, sent: readonly Cookie[]): string {
  const wider = sent.filter(({ hostOnly, domain }) => !hostOnly && (host === bare(domain) || host.endsWith(`.${bare(domain)}`)));
  return wider.map(({ domain }) => bare(domain)).reduce((widest, domain) => (domain.length < widest.length ? domain : widest), host);
}

/** Counts them; cookies in a partition of another site are this site's as well. */
export function countCookies(site: string, all: readonly Cookie[], sent: readonly Cookie[], store: CookieStore): CookieCount {
  const hosts = new Set(all.map(({ domain }) => bare(domain)).filter((host) => host !== site));
  // A name, «=», a value, and «; » between two: https://www.rfc-editor.org/rfc/rfc6265#section-5.4
  const bytes = sent.reduce((sum, { name, value }) => sum + name.length + value.length + 3, 0);
  return { site, count: all.length, subdomains: hosts.size, sent: { count: sent.length, bytes }, store };
}

/** Requests with so much in them make some servers fail: https://nginx.org/r/large_client_header_buffers */
export const isTooMuch = ({ sent }: CookieCount): boolean => sent.count > 40 || sent.bytes > 8_192;

/** What identifies a cookie: no two with the same key exist. */
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

/** The arguments that remove this cookie. */
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

/** The arguments that set this cookie again, flag by flag. */
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
    // A host-only cookie that is given its domain would reach the subdomains.
    ...(hostOnly ? {} : { domain }),
    ...(session || expirationDate === undefined ? {} : { expirationDate }),
  };
};

const addressOf = ({ secure, domain, path }: Cookie): string => `${secure ? 'https' : 'http'}://${bare(domain)}${path}`;

const parted = ({ partitionKey, firstPartyDomain }: Cookie): Pick<Removal, 'partitionKey' | 'firstPartyDomain'> => ({
  ...(partitionKey ? { partitionKey } : {}),
  ...(firstPartyDomain ? { firstPartyDomain } : {}),
});

/** Those of `wanted` that are among `there`, by key. */
export function stillThere(wanted: readonly Cookie[], there: readonly Cookie[]): Cookie[] {
  const places = new Set(there.map(cookieKey));
  return wanted.filter((cookie) => places.has(cookieKey(cookie)));
}

/** Those of `wanted` that are not there as they were, byte for byte; an expired one is not missed. */
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
