/** The response to a navigation, and which responses Comeback handles. */

/** One header line as received; names in any case, repeated names allowed. */
export type Header = readonly [name: string, value: string];

/** The response to one top-frame navigation. Times are epoch milliseconds of the browser's clock. */
export interface PageResponse {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When this request started, before any redirect: a document older than this is not its document. */
  readonly startedAt: number;
  readonly at: number;
}

/** The first value of a header, trimmed; names are compared without case (RFC 9110 §5.1). */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1].trim();

/** Media types that browsers render in a tab, even with an error status; a missing type is sniffed (https://mimesniff.spec.whatwg.org/). */
const shown = /^(?:text|image|audio|video)\/|^application\/(?:(?:[\w.-]+\+)?(?:json|xml)|(?:x-)?javascript|ecmascript|pdf|ogg)\b/i;

/** Whether the browser downloads the body instead of showing it (RFC 6266 §4.2). */
export const isAttachment = (headers: readonly Header[]): boolean => /^attachment\b/i.test(headerOf(headers, 'content-disposition') ?? '');

/** Whether a browser renders the body in the tab instead of its own error page. */
export function isShowable(headers: readonly Header[]): boolean {
  const type = headerOf(headers, 'content-type') ?? '';
  return (type === '' || shown.test(type)) && !isAttachment(headers);
}

/** Whether a method is safe (RFC 9110 §9.2.1), so that a reload repeats it without asking the user. */
export const isRepeatable = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Whether the response leaves the current document in place: downloads and empty responses do (RFC 9110 §15.3.5, RFC 6266). */
export const keepsDocument = ({ status, headers }: PageResponse): boolean => status === 204 || status === 205 || isAttachment(headers);

/** Whether the browser follows this response as a redirect (RFC 9110 §15.4); the target then has its own response. */
export const isRedirect = (status: number, headers: readonly Header[]): boolean =>
  [301, 302, 303, 307, 308].includes(status) && headerOf(headers, 'location') !== undefined;
