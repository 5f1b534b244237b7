/** The evidence of a diagnosis: plain data, which the panel turns into sentences. Every `text` is a clipped quote of the response. */
export type Evidence =
  | VendorHeader
  | StockPage
  | PageText
  | ServerHeader
  | ServerPassing
  | StatusCode
  | ProxyStatusError
  | ErrorCode
  | FromCache
  | Contradiction
  | ApplicationPage
  | RetryAfter
  | SelfRefresh
  | MaintenanceWords
  | ChallengePage
  | ForwardProxy
  | OtherSites;

/** A header that a gateway sets on its own errors only: «x-squid-error: ERR_CONNECT_FAIL 111». */
interface VendorHeader {
  readonly sign: 'vendor-header';
  readonly gateway: string;
  readonly header: string;
  readonly text: string;
}

/** The whole page has the structure of a gateway's stock error page. */
interface StockPage {
  readonly sign: 'stock-page';
  readonly gateway: string;
  readonly text?: string;
}

/** Only the visible text is known, and all of it is a gateway's stock text. */
interface PageText {
  readonly sign: 'page-text';
  readonly gateway: string;
  readonly text?: string;
}

/** The Server header names the gateway; `alone` when nothing else does. */
interface ServerHeader {
  readonly sign: 'server-header';
  readonly gateway: string;
  readonly text: string;
  readonly alone: boolean;
}

/** The Server header names a hop that rewrites it on everything it forwards, so it says nothing about who generated the error. */
interface ServerPassing {
  readonly sign: 'server-passing';
  readonly gateway: string;
  readonly text: string;
}

/** A status only one gateway uses. */
interface StatusCode {
  readonly sign: 'status-code';
  readonly gateway: string;
  readonly text: string;
}

/** An error a hop reports in Proxy-Status (RFC 9209 §2.1.1). */
export interface ProxyStatusError {
  readonly sign: 'proxy-status';
  /** The hop's own name for itself. */
  readonly text: string;
  /** The error token as sent. */
  readonly error: string;
  /** A key of ERROR_CODES, absent for a token the RFC does not have. */
  readonly key?: string;
  readonly gateway?: string;
  readonly nextHop?: string;
  readonly details?: string;
}

/** A vendor's error code or reason; `key` is one of ERROR_CODES, absent for a code without a known meaning. */
export interface ErrorCode {
  readonly sign: 'error-code';
  readonly gateway: string;
  readonly text: string;
  readonly key?: string;
}

/** A cache stored the error and served it again, so bypassing the cache helps. */
export interface FromCache {
  readonly sign: 'from-cache';
  readonly header: string;
  readonly text: string;
}

/** The page is one gateway's, but the headers are not: a copy. */
interface Contradiction {
  readonly sign: 'contradiction';
  readonly gateway: string;
  readonly header: string;
  readonly text: string;
}

/** An application wrote the page, no gateway. */
interface ApplicationPage {
  readonly sign: 'application';
  readonly text: string;
}

/** The response has a Retry-After (RFC 9110 §10.2.3); `seconds` only in its delay form. */
interface RetryAfter {
  readonly sign: 'retry-after';
  readonly text: string;
  readonly seconds?: number;
}

/** The page reloads itself, by a Refresh header or a meta element. */
interface SelfRefresh {
  readonly sign: 'self-refresh';
  readonly by: 'header' | 'page';
  readonly seconds: number;
}

/** The title or heading announces maintenance; `by` is the name of the software where recognised. */
interface MaintenanceWords {
  readonly sign: 'maintenance-page';
  readonly text: string;
  readonly by?: string;
}

/** A bot challenge, which lets the visitor through by itself; `by` is an id of `INTERMEDIARIES` or `unknown`. */
interface ChallengePage {
  readonly sign: 'challenge';
  readonly by: string;
  readonly text: string;
}

/** A proxy between the visitor's browser and the web made the page. */
interface ForwardProxy {
  readonly sign: 'forward-proxy';
  readonly gateway: string;
}

/** Other sites are failing now too. */
interface OtherSites {
  readonly sign: 'other-sites';
  readonly count: number;
}

export type Confidence = 'high' | 'medium' | 'low';

export type Kind = 'failure' | 'challenge' | 'maintenance';
