/** `cookies`: one store for ordinary windows, one for private ones. */
import { aCookie } from '../../a-cookie.ts';
import type { Method } from './calls.ts';

export interface FakeCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  readonly session: boolean;
  readonly storeId: string;
}

interface Query {
  readonly storeId: string;
  readonly domain?: string;
  readonly url?: string;
}
type Named = { readonly url: string; readonly name: string; readonly storeId: string };
type Given = Named & Omit<FakeCookie, 'hostOnly' | 'session' | 'domain'> & { readonly domain?: string };

export class FakeCookies {
  jar: FakeCookie[] = [];
  readonly #tabs: () => readonly { readonly id: number; readonly incognito: boolean }[];

  constructor(tabs: () => readonly { readonly id: number; readonly incognito: boolean }[]) {
    this.#tabs = tabs;
  }

  api(method: Method): Record<string, unknown> {
    const of = (incognito: boolean): number[] => this.#tabs().flatMap((tab) => (tab.incognito === incognito ? [tab.id] : []));
    return {
      getAllCookieStores: method('cookies.getAllCookieStores', () => [
        { id: '0', tabIds: of(false) },
        { id: '1', tabIds: of(true) },
      ]),
      getAll: method('cookies.getAll', ({ storeId, domain, url }: Query) => {
        const host = domain ?? new URL(url ?? '').hostname;
        return this.jar.filter((cookie) => cookie.storeId === storeId && cookie.domain === host);
      }),
      remove: method('cookies.remove', (wanted: Named) => {
        this.jar = this.jar.filter((cookie) => !isSame(cookie, wanted));
        return null;
      }),
      set: method('cookies.set', ({ url, domain, ...given }: Given) => {
        const host = new URL(url).hostname;
        this.jar = this.jar.filter((cookie) => !isSame(cookie, { url, name: given.name, storeId: given.storeId }));
        this.jar.push({ ...given, domain: domain ?? host, hostOnly: domain === undefined, session: true });
        return null;
      }),
    };
  }
}

const isSame = (cookie: FakeCookie, { url, name, storeId }: Named): boolean =>
  cookie.name === name && cookie.storeId === storeId && cookie.domain === new URL(url).hostname;

/** A host-only cookie. */
export const cookieOf = (domain: string, name: string, storeId = '0'): FakeCookie => aCookie({ domain, name, storeId });
