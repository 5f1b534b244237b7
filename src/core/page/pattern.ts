/**
 * A pattern for stock pages, matched in linear time, without backtracking: `{s}` is the status, `*` any text without a tag up to
 * the next literal, `**` at an end leaves that end open.
 */
export interface Pattern {
  readonly literals: readonly string[];
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** In characters. No reason phrase, name or id is longer. */
const LONGEST_SLOT = 400;

/** Compiles a pattern. */
export function pattern(written: string): Pattern {
  const openStart = written.startsWith('**');
  const openEnd = written.length > 2 && written.endsWith('**');
  const inner = written.slice(openStart ? 2 : 0, openEnd ? -2 : undefined);
  return { literals: inner.split('*'), openStart, openEnd };
}

/** Whether the whole subject matches. */
export function match({ literals, openStart, openEnd }: Pattern, subject: string, status: number): boolean {
  const parts = literals.map((literal) => literal.replaceAll('{s}', String(status)));
  const first = parts[0] ?? '';
  const start = openStart ? subject.indexOf(first) : subject.startsWith(first) ? 0 : -1;
  if (start < 0) return false;
  let at = start + first.length;
  for (let index = 1; index < parts.length; index++) {
    const literal = parts[index] ?? '';
    const toTheEnd = index === parts.length - 1 && !openEnd;
    const found = toTheEnd
      ? subject.endsWith(literal)
        ? subject.length - literal.length - at
        : -1
      : subject.slice(at, at + LONGEST_SLOT + literal.length).indexOf(literal);
    if (found < 0 || found > LONGEST_SLOT) return false;
    if (subject.slice(at, at + found).includes('<')) return false;
    at += found + literal.length;
  }
  return openEnd || at === subject.length;
}
