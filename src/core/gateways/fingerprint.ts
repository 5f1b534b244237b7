/** The signs that identify a gateway in a response. Builders are free of side effects, so a bundle that needs only names drops them. */
import type { HeaderFields } from '../http/headers.ts';
import { hasElement, type ParsedPage } from '../page/parsed-page.ts';
import { pattern, type Pattern } from '../page/pattern.ts';
import type { Intermediary, Fault } from './intermediary.ts';

/** The response a fingerprint is matched against. */
export interface ResponseSnapshot {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly page: ParsedPage;
}

/** An error code or reason as found: the text to quote, and the second half of its key where that differs from the text. */
export type FoundCode = readonly [text: string, code?: string | undefined] | undefined;

/** The quoted sign of a bot challenge, a page that checks for bots and then lets the visitor through; undefined where it is not there. */
export type ChallengeSign = (snapshot: ResponseSnapshot) => string | undefined;

interface Signs {
  /** How its Server header begins, in lower case; the next character is not a letter, `-` or `_`. Several gateways may share one. */
  readonly serverPrefixes?: readonly string[];
  /**
   * How it treats the Server header: sets it on its own errors only; keeps the one of the server behind it, so its name is weak
   * evidence; or replaces that one on everything it forwards, so its name is no evidence of who failed.
   */
  readonly serverHeader?: 'own-errors-only' | 'preserves-upstream' | 'rewrites';
  /** Its Server header is also another gateway's, so that name alone does not put it on the path. */
  readonly sharesServerHeader?: true;
  /** Where it `rewrites`: whether an answer with no page we know is still its own. */
  readonly isOwnEmptyResponse?: (snapshot: ResponseSnapshot) => boolean;
  /** The name of a header in this response that only it sets, on its own errors only. */
  readonly vendorHeader?: (headers: HeaderFields) => string | undefined;
  /** Whether only this gateway uses the status. */
  readonly isOwnStatus?: (status: number) => boolean;
  /** At least one of these comes with its own pages, even through a hop that rewrites Server. */
  readonly expectedHeaders?: readonly string[];
  /** Where it sends no Server header: whether the other headers are those of its own errors. */
  readonly sendsNoServer?: (snapshot: ResponseSnapshot) => boolean;
  readonly pages?: readonly PageFingerprint[];
  /** Its names in Proxy-Status (RFC 9209 §2) and Via (RFC 9110 §7.6.3), in lower case. */
  readonly aliases?: readonly string[];
  /** Headers it leaves on every response that passes it, its own errors or not. */
  readonly pathHeaders?: readonly string[];
  /** Other signs that the response passed it. */
  readonly isOnPath?: (headers: HeaderFields) => boolean;
  /** Headers in which its cache says `HIT` or `STALE`, older than Cache-Status (RFC 9211). */
  readonly cacheHeaders?: readonly string[];
  /** Its bot challenge, each sign enough by itself. */
  readonly challenges?: readonly ChallengeSign[];
  /** The codes and reasons in its own errors. */
  readonly readCodes?: (snapshot: ResponseSnapshot) => readonly FoundCode[];
  /** The first half of its code keys where that is not its id. */
  readonly codePrefix?: string;
  /** Which side its own page marks as failed. */
  readonly markedFault?: (page: ParsedPage) => Fault | undefined;
  /** Whose fault its errors usually are; `site` where absent. */
  readonly usualFault?: Fault;
  /** A proxy that is used by visitors only, never in front of a site. */
  readonly onlyForVisitors?: true;
}

export interface Fingerprint extends Intermediary, Signs {}

/** One error page as its program ships it. */
export interface PageFingerprint {
  /** `html`: the skeleton of the source; `text`: the visible text of an HTML page; `plain`: text or JSON that never was HTML. */
  readonly form: 'html' | 'text' | 'plain';
  readonly pattern?: Pattern;
  readonly when?: (snapshot: ResponseSnapshot) => boolean;
  /** Other programs may send the same page: never more than `low` by itself. */
  readonly weak?: boolean;
}

type When = (snapshot: ResponseSnapshot) => boolean;
type Extra = { readonly when?: When; readonly weak?: boolean };

// @__NO_SIDE_EFFECTS__
export const fingerprint = (of: Intermediary, signs: Signs): Fingerprint => ({ ...of, ...signs });

/** A page by its skeleton; see `pattern.ts`. */
// @__NO_SIDE_EFFECTS__
export const html = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'html', pattern: pattern(written), ...extra });

/** A page by its visible text, for when its source is unknown. */
// @__NO_SIDE_EFFECTS__
export const text = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'text', pattern: pattern(written), ...extra });

/** A body that never was HTML. */
// @__NO_SIDE_EFFECTS__
export const plain = (written: string, extra: Extra = {}): PageFingerprint => ({ form: 'plain', pattern: pattern(written), ...extra });

/** A page by anything else. */
// @__NO_SIDE_EFFECTS__
export const custom = (form: PageFingerprint['form'], when: When, extra: Extra = {}): PageFingerprint => ({ form, when, ...extra });

/** Whether the body is exactly one of these sentences. */
// @__NO_SIDE_EFFECTS__
export const bodyIs =
  (...sentences: readonly string[]): When =>
  ({ page }) =>
    sentences.includes(page.raw.trim());

/** A challenge by a header: one of these values, in lower case, or any. */
// @__NO_SIDE_EFFECTS__
export const headerIs =
  (name: string, ...values: readonly string[]): ChallengeSign =>
  ({ headers }) => {
    const value = headers.first(name)?.toLowerCase();
    return value !== undefined && (values.length === 0 || values.includes(value)) ? `${name}: ${value}` : undefined;
  };

/** A challenge by an element of its page. */
// @__NO_SIDE_EFFECTS__
export const element =
  (name: string, attribute: string, value: string): ChallengeSign =>
  ({ page }) =>
    hasElement(page, name, attribute, value) ? `${attribute}="${value}"` : undefined;

/** A challenge by the title of its page. */
// @__NO_SIDE_EFFECTS__
export const titled =
  (...titles: readonly string[]): ChallengeSign =>
  ({ page }) =>
    titles.find((title) => page.title === title);

/** The name of the first of these headers that is there. */
export const firstPresent = (headers: HeaderFields, ...names: readonly string[]): string | undefined =>
  names.find((name) => headers.first(name) !== undefined);

/** The text after `start`, up to `end` or at most 200 characters; undefined where `start` is missing. */
export function textBetween(text: string, start: string, end: string | undefined): string | undefined {
  const at = text.indexOf(start);
  if (at < 0) return undefined;
  const rest = text.slice(at + start.length, at + start.length + 200);
  const stop = end === undefined ? rest.length : rest.indexOf(end);
  return stop < 0 ? rest.trim() : rest.slice(0, stop).trim();
}
