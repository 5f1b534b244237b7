/** Runs in the page: reads which of its resources failed. */

/** A resource whose response was a server error. */
interface FailedResource {
  readonly name: string;
  readonly status: number;
}

/** Self-contained, for `scripting.executeScript({ func })`: the resources whose response is a server error. */
export function readFailedResources(): FailedResource[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries
    .filter(({ responseStatus }) => responseStatus >= 500)
    .slice(0, 1_000)
    .map(({ name, responseStatus }) => ({ name: name.slice(0, 2_048), status: responseStatus }));
}
