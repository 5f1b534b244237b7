/** An element's start tag: only the attributes a mark may ask for. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a failing page looks like to the marks. Nothing beyond its first 64 kB is looked at. */
export interface ParsedPage {
  /** False when only the headers are known. */
  readonly known: boolean;
  readonly empty: boolean;
  /** False for visible text, JSON and plain text. */
  readonly markup: boolean;
  readonly raw: string;
  /** Tags without attributes and text, in order; see `readPage`. */
  readonly skeleton: string;
  readonly text: string;
  /** The same text without its first line, which may be the title. */
  readonly textBelowTitle: string;
  readonly title: string;
  readonly heading: string;
  readonly elements: readonly Element[];
  readonly comments: readonly string[];
  readonly declaration: string;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

const MOST_READ = 64 * 1024;
const MOST_ELEMENTS = 3000;
const LONGEST_JSON = 16 * 1024;
/** A browser's own serialisation adds or drops these, so a skeleton has none of them. */
const INVISIBLE = new Set(['html', 'head', 'body', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'tbody']);
/** Their end tags are optional (HTML §13.1.2.4). */
const OPEN_ENDED = new Set(['p', 'li', 'dt', 'dd', 'br', 'hr', 'img']);
/** Text in them is not markup, whatever it looks like (HTML §13.2.5). */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'noscript', 'template', 'xmp', 'noembed', 'noframes']);
/** One space between words, one kind of apostrophe: what copying and pasting changes does not matter. */
const tidy = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replaceAll('’', "'")
    .trim();

/**
 * Reads a page's source, or its visible text, once from start to end. Comments, scripts, styles and attributes are left out
 * of the skeleton, so a page that quotes another one inside itself never has its skeleton.
 */
export function readPage(body: unknown, contentType = 'text/html'): ParsedPage {
  const start = typeof body === 'string' ? body.slice(0, MOST_READ) : '';
  const raw = contentType.includes('html') ? start : unwrap(start);
  const found = scan(raw);
  const markup = found.elements.length > 0;
  const text = tidy(markup ? found.words.join(' ') : raw);
  const trimmed = raw.trimStart();
  const belowTitle = markup ? text.slice(found.title.length) : trimmed.slice(Math.max(0, trimmed.indexOf('\n')));
  return {
    known: typeof body === 'string',
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

/** A browser shows text and JSON inside a page of its own, whose source this may be: `<pre>` around what was sent. */
function unwrap(source: string): string {
  const head = source.slice(0, 2000);
  const open = head.indexOf('<pre');
  const start = head.indexOf('>', open) + 1;
  const end = source.indexOf('</pre>', start);
  if (!head.startsWith('<html') || open < 0 || start === 0 || end < 0) return source;
  return source.slice(start, end).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Whether some start tag has this attribute with exactly, or with `*` at its end beginning with, this value. */
export function hasElement(page: ParsedPage, name: string, attribute: string, value: string): boolean {
  const prefix = value.endsWith('*') ? value.slice(0, -1) : undefined;
  return page.elements.some((element) => {
    const has = element.name === name || name === '*' ? element.attributes.get(attribute) : undefined;
    return has !== undefined && (prefix === undefined ? has === value : has.startsWith(prefix));
  });
}

interface Found {
  readonly skeleton: string[];
  readonly words: string[];
  readonly elements: Element[];
  readonly comments: string[];
  title: string;
  heading: string;
  declaration: string;
}

function scan(raw: string): Found {
  const found: Found = { skeleton: [], words: [], elements: [], comments: [], title: '', heading: '', declaration: '' };
  const lower = raw.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let inside = '';
  let at = 0;
  const say = (text: string): void => {
    const words = tidy(decode(text));
    if (words === '') return;
    found.skeleton.push(words);
    found.words.push(words);
    if (inside === 'title' && found.title === '') found.title = words;
    if (inside === 'h1' && found.heading === '') found.heading = words;
  };
  while (at < raw.length && found.elements.length < MOST_ELEMENTS) {
    const open = raw.indexOf('<', at);
    if (open < 0) break;
    if (open > at) say(raw.slice(at, open));
    if (raw.startsWith('<!--', open)) {
      const close = raw.indexOf('-->', open + 4);
      const comment = raw
        .slice(open + 4, close < 0 ? undefined : close)
        .slice(0, 200)
        .trim();
      if (comment.startsWith('?xml')) found.declaration ||= comment;
      else if (found.comments.length < 50) found.comments.push(comment);
      at = close < 0 ? raw.length : close + 3;
      continue;
    }
    const next = raw[open + 1] ?? '';
    if (next === '!' || next === '?') {
      const close = raw.indexOf('>', open);
      if (next === '?') found.declaration ||= raw.slice(open + 1, close < 0 ? open + 200 : Math.min(close, open + 200));
      at = close < 0 ? raw.length : close + 1;
      continue;
    }
    const isEnd = next === '/';
    const nameStart = open + (isEnd ? 2 : 1);
    if (!isLetter(lower.charCodeAt(nameStart))) {
      say('<');
      at = open + 1;
      continue;
    }
    const tag = readTag(raw, lower, nameStart);
    at = tag.end;
    if (isEnd) {
      inside = inside === tag.name ? '' : inside;
      if (!INVISIBLE.has(tag.name) && !OPEN_ENDED.has(tag.name)) found.skeleton.push(`</${tag.name}>`);
      continue;
    }
    found.elements.push(tag);
    if (!INVISIBLE.has(tag.name)) found.skeleton.push(`<${tag.name}>`);
    if (tag.name === 'title' || tag.name === 'h1') inside = tag.name;
    if (RAW_TEXT.has(tag.name)) {
      const close = lower.indexOf(`</${tag.name}`, at);
      at = close < 0 ? raw.length : close;
    }
  }
  if (at < raw.length && found.elements.length < MOST_ELEMENTS) say(raw.slice(at));
  return found;
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';

/** Reads one tag from its name on; an unclosed one ends with the page. */
function readTag(raw: string, lower: string, start: number): Element & { readonly end: number } {
  const attributes = new Map<string, string>();
  let at = start;
  const until = (stops: string): string => {
    const from = at;
    while (at < raw.length && !stops.includes(raw[at] ?? '') && !isSpace(raw[at] ?? '')) at++;
    return lower.slice(from, at);
  };
  const skipSpace = (): void => {
    while (at < raw.length && isSpace(raw[at] ?? '')) at++;
  };
  const name = until('/>');
  while (at < raw.length && raw[at] !== '>') {
    skipSpace();
    if (raw[at] === '/' || raw[at] === '=') {
      at++;
      continue;
    }
    const key = until('=/>');
    skipSpace();
    if (raw[at] !== '=') {
      if (key !== '' && attributes.size < 40) attributes.set(key, '');
      continue;
    }
    at++;
    skipSpace();
    const quote = raw[at];
    let value: string;
    if (quote === '"' || quote === "'") {
      const close = raw.indexOf(quote, at + 1);
      value = raw.slice(at + 1, close < 0 ? undefined : close);
      at = close < 0 ? raw.length : close + 1;
    } else {
      const from = at;
      until('>');
      value = raw.slice(from, at);
    }
    if (attributes.size < 40 && !attributes.has(key)) attributes.set(key, decode(value.slice(0, 500)).trim());
  }
  return { name, attributes, end: at + 1 };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', bull: '•', ndash: '–' };

/** Character references, except `<` and `>`: text never becomes a tag. */
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,6});/gi, (whole, reference: string) => {
        if (!reference.startsWith('#')) return NAMED[reference.toLowerCase()] ?? whole;
        const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
        return code === 60 || code === 62 || code > 0x10ffff ? whole : String.fromCodePoint(code);
      })
    : text;

function readJson(raw: string): Readonly<Record<string, unknown>> | undefined {
  if (raw.length > LONGEST_JSON || !raw.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
