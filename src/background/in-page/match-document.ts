/** Runs in the page: checks whether it is the document of this response. */

/** How a document compares to the one being searched for. */
export type DocumentMatch = 'stands' | 'older' | 'other' | 'unborn';

/**
 * Self-contained, for `scripting.executeScript({ func })`. The document matches if the browser itself reports this status for it, and a
 * response no older than this request: comparing URLs fails on reload and `history.replaceState`. Sets the document token, by which the
 * panel's script recognises the right document.
 */
export function matchDocument(status: number, startedAt: number): DocumentMatch {
  const navigation = performance.getEntriesByType('navigation')[0] as
    (PerformanceNavigationTiming & { responseStatus?: number }) | undefined;
  if (navigation?.responseStatus !== status) return 'other';
  // Ages are compared, not times: in a process older than the computer's last sleep, `timeOrigin` is behind by the duration of the sleep
  // (https://github.com/w3c/hr-time/issues/115). The 20 ms allow for the rounded clocks of two processes.
  const answeredAgo = performance.now() - navigation.responseStart;
  const begunAgo = Date.now() - startedAt;
  if (answeredAgo > begunAgo + 20) return 'older';
  // `document.documentElement` is never null according to its type, but it is in a document that was just created.
  if (!(document.documentElement as Element | null)) return 'unborn';
  (globalThis as { comebackDocument?: number }).comebackDocument = startedAt;
  return 'stands';
}

/** Self-contained: whether this document has the token of this response. */
export const hasDocumentToken = (startedAt: number): boolean =>
  (globalThis as { comebackDocument?: number }).comebackDocument === startedAt;
