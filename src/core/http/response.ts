/** What came back for a page, and whether it is ours to handle. */

/** One header line as received; names in any case, repeated names allowed. */
export type Header = readonly [name: string, value: string];

/** The answer to one top-frame navigation. Times are epoch milliseconds of the browser's clock. */
export interface PageResponse {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When this request began, before any redirect: a document older than this is not its document. */
  readonly startedAt: number;
  readonly at: number;
}

/** A gateway's failure: RFC 9110 §15.6.3-15.6.5, Cloudflare's 520-527 and 530. */
export const isFailure = (status: number): boolean =>
  (status >= 502 && status <= 504) || (status >= 520 && status <= 527) || status === 530;

/** The first value of a header, trimmed; names are compared without case (RFC 9110 §5.1). */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1].trim();

/** Media types that browsers show in a tab, also with an error status; without a type they look at the content. */
const shown = /^(?:text|image|audio|video)\/|^application\/(?:(?:[\w.-]+\+)?(?:json|xml)|(?:x-)?javascript|ecmascript|pdf|ogg)\b/i;

/** Whether a browser can show the body of an answer, rather than a page of its own. */
export function isShowable(headers: readonly Header[]): boolean {
  const type = headerOf(headers, 'content-type') ?? '';
  return (type === '' || shown.test(type)) && !/^attachment\b/i.test(headerOf(headers, 'content-disposition') ?? '');
}

/** Methods that are safe to repeat (RFC 9110 §9.2.1) and that a reload repeats without a question. */
export const isRepeatable = (method: string): boolean => method === 'GET' || method === 'HEAD';
