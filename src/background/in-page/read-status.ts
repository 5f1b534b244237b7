/** Runs in the page: reads the status of its document's response. */

export interface ReadStatus {
  readonly status: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** The site's service worker served the response. */
  readonly byWorker: boolean;
}

/**
 * Self-contained: the response of this document; undefined if its status is unknown. Only Chrome sets `workerStart`; a page without a
 * controller was not served by a service worker.
 */
export function readStatus(): ReadStatus | undefined {
  const navigation = performance.getEntriesByType('navigation')[0] as
    (PerformanceNavigationTiming & { responseStatus?: number }) | undefined;
  if (!navigation?.responseStatus) return undefined;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  return {
    status: navigation.responseStatus,
    startedAt: performance.timeOrigin + navigation.responseStart,
    byWorker: navigation.workerStart > 0 || Boolean(workers?.controller),
  };
}
