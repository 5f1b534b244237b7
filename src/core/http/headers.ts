import { longestHeaderName, longestHeaderValue, mostHeaders } from './limits.ts';
import type { Header } from './response.ts';

/** The headers of a response by lower-case name (RFC 9110 §5.1), in the order received. */
export interface HeaderFields {
  /** The first value, trimmed; undefined when the header is absent. */
  readonly first: (name: string) => string | undefined;
  /** Every value, trimmed; empty when the header is absent. */
  readonly all: (name: string) => readonly string[];
  /** In lower case, as often as the header was sent. */
  readonly names: readonly string[];
}

/** Indexes headers, within the limits of `limits.ts`; entries that are not a pair of strings are skipped. */
export function readHeaders(headers: readonly Header[]): HeaderFields {
  const values = new Map<string, string[]>();
  const names: string[] = [];
  for (const pair of headers.slice(0, mostHeaders) as readonly unknown[]) {
    if (!Array.isArray(pair)) continue;
    const [name, value] = pair as readonly unknown[];
    if (typeof name !== 'string' || typeof value !== 'string' || name.length > longestHeaderName) continue;
    const key = name.trim().toLowerCase();
    names.push(key);
    const known = values.get(key);
    const short = value.slice(0, longestHeaderValue).trim();
    if (known) known.push(short);
    else values.set(key, [short]);
  }
  return { first: (name) => values.get(name)?.[0], all: (name) => values.get(name) ?? [], names };
}
