import type { Header } from './response.ts';

/** The headers of an answer, by lower-case name, in the order received. */
export interface HeaderFields {
  /** The first value, trimmed; undefined when the header is not there. */
  readonly first: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  readonly names: readonly string[];
}

/** More than any real answer has; the rest of a hostile one is not read. */
const MOST_HEADERS = 300;
const LONGEST_VALUE = 8192;

/** Reads headers however broken they are: what is no pair of strings is left out. */
export function readHeaders(headers: readonly Header[]): HeaderFields {
  const values = new Map<string, string[]>();
  const names: string[] = [];
  const list: readonly unknown[] = Array.isArray(headers) ? headers.slice(0, MOST_HEADERS) : [];
  for (const pair of list) {
    if (!Array.isArray(pair)) continue;
    const [name, value] = pair as readonly unknown[];
    if (typeof name !== 'string' || typeof value !== 'string' || name.length > 200) continue;
    const key = name.trim().toLowerCase();
    names.push(key);
    const known = values.get(key);
    const short = value.slice(0, LONGEST_VALUE).trim();
    if (known) known.push(short);
    else values.set(key, [short]);
  }
  return { first: (name) => values.get(name)?.[0], all: (name) => values.get(name) ?? [], names };
}
