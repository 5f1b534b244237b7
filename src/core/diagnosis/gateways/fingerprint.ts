import type { HeaderFields } from '../../http/headers.ts';
import type { ParsedPage } from '../parsed-page.ts';
import { pattern, type Pattern } from '../pattern.ts';

/** What a mark may look at. */
export interface ResponseSnapshot {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly page: ParsedPage;
}

/** One gateway and the marks it leaves. */
export interface Gateway {
  readonly id: string;
  /** Who runs it: the site (or its host), a CDN in front of the site, or whoever runs the visitor's network. */
  readonly side: 'site' | 'cdn' | 'forward-proxy';
  /** How its Server header begins, in lower case; the next character is no letter. */
  readonly server?: readonly string[];
  /**
   * What that header tells: `made` when it only stands on its own errors; `kept` when an inner hop's would have been kept, so
   * alone it is a weak sign; `passing` when it replaces the inner one, so alone it is none.
   */
  readonly serverTells?: 'made' | 'kept' | 'passing';
  /** The exception to `passing`: own answers that can be told from passed ones. */
  readonly isOwnEmptyResponse?: (snapshot: ResponseSnapshot) => boolean;
  /** Headers that only this maker sets on its own errors: the header's name when there. */
  readonly made?: (snapshot: ResponseSnapshot) => string | undefined;
  /** Headers that always come along with its pages, at least one of them, even through a hop that replaces Server. */
  readonly expectedHeaders?: readonly string[];
  /** It sends no Server header; whether the other headers are the ones it sends with its own errors. */
  readonly sendsNoServer?: (snapshot: ResponseSnapshot) => boolean;
  readonly pages?: readonly PageFingerprint[];
  /** What it calls itself in Proxy-Status and Via, in lower case. */
  readonly aliases?: readonly string[];
}

/** One stock page; `plain` ones are text or JSON in full, `text` ones the visible text of an HTML page. */
export interface PageFingerprint {
  readonly form: 'html' | 'text' | 'plain';
  readonly pattern?: Pattern;
  readonly when?: (snapshot: ResponseSnapshot) => boolean;
  /** Many others could look the same: never more than low by itself. */
  readonly weak?: boolean;
}

type When = (snapshot: ResponseSnapshot) => boolean;
type Extra = { readonly when?: When; readonly weak?: boolean };

/** A page by its skeleton. */
export const html = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'html', pattern: pattern(written), ...extra });
/** A page by its visible text, for when no more is known. */
export const text = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'text', pattern: pattern(written), ...extra });
/** An answer that never was HTML. */
export const plain = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'plain', pattern: pattern(written), ...extra });
/** A page by anything else. */
export const custom = (form: PageFingerprint['form'], when: When, extra: Extra = {}): PageFingerprint => ({ form, when, ...extra });
