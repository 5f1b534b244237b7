/** The signs a diagnosis rests on: plain data, which the panel turns into sentences. */
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

/** A header that only the maker of an error sets: «x-squid-error: ERR_CONNECT_FAIL 111». */
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

/** The Server header names the maker; `alone` when nothing else does. */
interface ServerHeader {
  readonly sign: 'server-header';
  readonly gateway: string;
  readonly text: string;
  readonly alone: boolean;
}

/** The Server header names a hop that replaces this header on everything it passes on, so it says nothing about the maker. */
interface ServerPassing {
  readonly sign: 'server-passing';
  readonly gateway: string;
  readonly text: string;
}

/** A status only one maker uses. */
interface StatusCode {
  readonly sign: 'status-code';
  readonly gateway: string;
  readonly text: string;
}

/** RFC 9209: a hop says in so many words what went wrong behind it. */
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

/** A vendor's error code or reason; `key` is one of ERROR_CODES, absent for a code we have no words for. */
export interface ErrorCode {
  readonly sign: 'error-code';
  readonly gateway: string;
  readonly text: string;
  readonly key?: string;
}

/** The error was stored and served again by a cache, so bypassing it helps. */
export interface FromCache {
  readonly sign: 'from-cache';
  readonly header: string;
  readonly text: string;
}

/** The page looks like one gateway's but came under headers that gateway does not send: a copy. */
interface Contradiction {
  readonly sign: 'contradiction';
  readonly gateway: string;
  readonly header: string;
  readonly text: string;
}

/** An application wrote this answer, no gateway. */
interface ApplicationPage {
  readonly sign: 'application';
  readonly text: string;
}

/** The answer says when to come back (RFC 9110 §10.2.3). */
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

/** The page's title or heading speaks of maintenance; `by` names the software where known. */
interface MaintenanceWords {
  readonly sign: 'maintenance-page';
  readonly text: string;
  readonly by?: string;
}

/** A check page that lets the visitor through by itself. */
interface ChallengePage {
  readonly sign: 'challenge';
  readonly by: string;
  readonly text: string;
}

/** A forward proxy made the page, and the visitor's own browser was sent through it. */
interface ForwardProxy {
  readonly sign: 'forward-proxy';
  readonly gateway: string;
}

/** Other sites fail at this moment too. */
interface OtherSites {
  readonly sign: 'other-sites';
  readonly count: number;
}

export type Fault = 'site' | 'cdn' | 'visitor' | 'unknown';

export type Confidence = 'high' | 'medium' | 'low';

export type Kind = 'failure' | 'challenge' | 'maintenance';
