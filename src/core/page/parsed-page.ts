import { longestBody } from '../http/limits.ts';
import { scanHtml, tidy, type Element } from './html-scanner.ts';

/** The first `longestBody` of a page, prepared for fingerprints. */
export interface ParsedPage {
  /** False when only the headers are known. */
  readonly known: boolean;
  readonly empty: boolean;
  /** False for visible text, JSON and plain text. */
  readonly markup: boolean;
  readonly raw: string;
  /** Tags without attributes and text, in order; see `readPage`. Empty without markup. */
  readonly skeleton: string;
  /** The visible text. */
  readonly text: string;
  /** The same without its first line, which may be the title. */
  readonly textBelowTitle: string;
  readonly title: string;
  readonly heading: string;
  readonly elements: readonly Element[];
  readonly comments: readonly string[];
  readonly declaration: string;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

const LONGEST_JSON = 16 * 1024;

/**
 * Parses a page's source, or its visible text; undefined where it is not known. The skeleton has no comments, scripts, styles and
 * attributes, so a page that quotes another one never has that one's skeleton.
 */
export function readPage(body: string | undefined, contentType = 'text/html'): ParsedPage {
  const start = (body ?? '').slice(0, longestBody);
  const raw = contentType.includes('html') ? start : unwrap(start);
  const found = scanHtml(raw);
  const markup = found.elements.length > 0;
  const text = tidy(markup ? found.words.join(' ') : raw);
  const trimmed = raw.trimStart();
  const belowTitle = markup ? text.slice(found.title.length) : trimmed.slice(Math.max(0, trimmed.indexOf('\n')));
  return {
    known: body !== undefined,
    empty: raw.trim() === '',
    markup,
    raw,
    skeleton: markup ? found.skeleton.join('') : '',
    text,
    textBelowTitle: tidy(belowTitle),
    title: found.title,
    heading: found.heading,
    elements: found.elements,
    comments: found.comments,
    declaration: found.declaration,
    json: readJson(raw),
  };
}

/** The body inside the page that browsers build around text and JSON: a `<pre>` holds it. */
function unwrap(source: string): string {
  const head = source.slice(0, 2000);
  const open = head.indexOf('<pre');
  const start = head.indexOf('>', open) + 1;
  const end = source.indexOf('</pre>', start);
  if (!head.startsWith('<html') || open < 0 || start === 0 || end < 0) return source;
  return source.slice(start, end).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Whether a start tag (`*` for any) has this attribute with this value; a value ending in `*` is a prefix. */
export function hasElement(page: ParsedPage, name: string, attribute: string, value: string): boolean {
  const prefix = value.endsWith('*') ? value.slice(0, -1) : undefined;
  return page.elements.some((element) => {
    const has = element.name === name || name === '*' ? element.attributes.get(attribute) : undefined;
    return has !== undefined && (prefix === undefined ? has === value : has.startsWith(prefix));
  });
}

function readJson(raw: string): Readonly<Record<string, unknown>> | undefined {
  if (raw.length > LONGEST_JSON || !raw.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
