/** The failed resources of a healthy page, from its own timing entries. */
import { displayHost } from '../http/display-host.ts';
import { isFailure } from '../http/failure-status.ts';
import { hostOf } from '../http/url.ts';

/** One resource timing entry of the page; the status is 0 if the browser hides it from the page. */
export interface ResourceEntry {
  readonly name: string;
  readonly status: number;
}

export interface FailedResources {
  /** A lower bound: cross-origin resources often hide their status, and the timing buffer is limited. */
  readonly count: number;
  /** Status and host with their count, most frequent first. */
  readonly groups: readonly { readonly status: number; readonly host: string; readonly count: number }[];
}

/** More lines than this add nothing useful. */
const mostGroups = 4;

/** The failed resources; undefined if none is known to have failed. A resource requested twice counts once. */
export function failedResources(entries: readonly ResourceEntry[]): FailedResources | undefined {
  const failed = new Map(
    entries.filter(({ status }) => isFailure(status)).map(({ name, status }) => [`${status} ${name}`, { name, status }]),
  );
  const groups = new Map<string, FailedResources['groups'][number]>();
  let count = 0;
  for (const { name, status } of failed.values()) {
    const host = displayHost(hostOf(name));
    if (host === '') continue;
    const key = `${status} ${host}`;
    count += 1;
    groups.set(key, { status, host, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  if (count === 0) return undefined;
  return { count, groups: [...groups.values()].sort((a, b) => b.count - a.count).slice(0, mostGroups) };
}
