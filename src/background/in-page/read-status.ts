/** Runs inside a page: how its document was answered. */

export interface ReadStatus {
  readonly status: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** A service worker of the site gave the response. */
  readonly byWorker: boolean;
}

/** Self-contained. Only Chrome sets `workerStart`; a page without a controller had no worker to answer it. */
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
