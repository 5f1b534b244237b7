/** Runs inside a page: whether it is the document of this answer. */

/** What a document says of itself to a search for the document of an answer. */
export type DocumentMatch = 'stands' | 'older' | 'other' | 'unborn';

/**
 * Self-contained, for `scripting.executeScript({ func })`. A document is that of the answer when the browser itself says that
 * it was answered with this status, and not before this request began: comparing addresses fails on reload and
 * `history.replaceState`. Leaves the ticket by which the panel's script knows that it is in the right document.
 */
export function matchDocument(status: number, startedAt: number): DocumentMatch {
  const navigation = performance.getEntriesByType('navigation')[0] as
    (PerformanceNavigationTiming & { responseStatus?: number }) | undefined;
  if (navigation?.responseStatus !== status) return 'other';
  // Ages are compared, not times: `timeOrigin` of a process that was there before the computer slept is as far behind as the sleep
  // was long (https://github.com/w3c/hr-time/issues/115). 20 ms: clocks of two processes, rounded.
  const answeredAgo = performance.now() - navigation.responseStart;
  const begunAgo = Date.now() - startedAt;
  if (answeredAgo > begunAgo + 20) return 'older';
  // `document.documentElement` is typed as always there; in a document that has just been made it is not.
  if (!(document.documentElement as Element | null)) return 'unborn';
  (globalThis as { comebackDocument?: number }).comebackDocument = startedAt;
  return 'stands';
}

/** Self-contained: whether the panel's ticket of this answer is in this document. */
export const hasDocumentToken = (startedAt: number): boolean =>
  (globalThis as { comebackDocument?: number }).comebackDocument === startedAt;
