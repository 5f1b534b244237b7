import { ON_PATH } from '../gateways/all.ts';
import { clip } from '../http/clip.ts';
import type { HeaderFields } from '../http/headers.ts';
import { readList } from '../http/structured-fields.ts';
import type { FromCache } from './evidence.ts';

/** Headers older than Cache-Status; the last one is nobody's own, but often in the configuration of a cache. */
const OLDER_HEADERS: readonly string[] = [...new Set([...ON_PATH.flatMap(({ cacheHeaders = [] }) => cacheHeaders), 'x-proxy-cache'])];

/** Evidence that a cache served a stored error: `hit` of Cache-Status (RFC 9211 §2.1), or older headers with that meaning. */
export function readFromCache(headers: HeaderFields): FromCache | undefined {
  const members = readList(headers.all('cache-status').join(', '));
  const hit = members.find((member) => member.parameters.get('hit') === true);
  if (hit) return { sign: 'from-cache', header: 'cache-status', text: clip(String(hit.value)) };
  for (const header of OLDER_HEADERS) {
    const value = headers.first(header);
    // Of a chain of caches («MISS, HIT») the last is the one nearest to the visitor.
    const last = value?.slice(value.lastIndexOf(',') + 1).trim();
    if (last && /^(hit|stale)\b/i.test(last)) return { sign: 'from-cache', header, text: clip(value ?? '') };
  }
  const age = headers.first('age');
  if (age !== undefined && /^[0-9]{1,9}$/.test(age) && Number(age) > 0) return { sign: 'from-cache', header: 'age', text: age };
  return undefined;
}
