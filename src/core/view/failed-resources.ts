/** Parts of a page that is fine itself: which of them failed, by the page's own timing entries. */
import { displayHost } from '../http/display-host.ts';
import { isFailure } from '../http/response.ts';
import { hostOf } from '../http/url.ts';

/** One resource entry as the page has it; a status of 0 is one the browser keeps from the page. */
export interface ResourceEntry {
  readonly name: string;
  readonly status: number;
}

export interface FailedResources {
  /** At least so many: cross-origin parts often hide their status, and the list of entries has an end. */
  readonly count: number;
  /** Code and host with how many of them, most first. */
  readonly groups: readonly { readonly status: number; readonly host: string; readonly count: number }[];
}

/** More lines than this say nothing more. */
const mostGroups = 4;

/** Undefined when no part is known to have failed. A part asked for twice is one part. */
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
