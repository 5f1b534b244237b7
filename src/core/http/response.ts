/** The response to a navigation, and which responses Comeback handles. */

/** One header line as received; names in any case, repeated names allowed. */
export type Header = readonly [name: string, value: string];

/** The response to one top-frame navigation. Times are epoch milliseconds of the browser's clock. */
export interface PageResponse {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** When this request began, before any redirect: a document older than this is not its document. */
  readonly startedAt: number;
  readonly at: number;
}

/** The first value of a header, trimmed; names are compared without case (RFC 9110 §5.1). */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1].trim();

/** Media types that browsers show in a tab, also with an error status; a missing type is sniffed (https://mimesniff.spec.whatwg.org/). */
const shown = /^(?:text|image|audio|video)\/|^application\/(?:(?:[\w.-]+\+)?(?:json|xml)|(?:x-)?javascript|ecmascript|pdf|ogg)\b/i;

/** Whether the browser downloads the body instead of showing it (RFC 6266 §4.2). */
export const isAttachment = (headers: readonly Header[]): boolean => /^attachment\b/i.test(headerOf(headers, 'content-disposition') ?? '');

/** Whether a browser shows the body in the tab, rather than an error page of its own. */
export function isShowable(headers: readonly Header[]): boolean {
  const type = headerOf(headers, 'content-type') ?? '';
  return (type === '' || shown.test(type)) && !isAttachment(headers);
}

/** Methods that are safe to repeat (RFC 9110 §9.2.1) and that a reload repeats without asking the user. */
export const isRepeatable = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Downloads and empty responses leave the document where it is (RFC 9110 §15.3.5, RFC 6266). */
export const keepsDocument = ({ status, headers }: PageResponse): boolean => status === 204 || status === 205 || isAttachment(headers);

/** A redirect that the browser follows (RFC 9110 §15.4): its target gets a response of its own. */
export const isRedirect = (status: number, headers: readonly Header[]): boolean =>
  [301, 302, 303, 307, 308].includes(status) && headerOf(headers, 'location') !== undefined;
