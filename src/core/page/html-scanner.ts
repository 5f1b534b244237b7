/** A tolerant HTML tokenizer for error pages: linear in time, never throws, builds no tree. */

/** A start tag. */
export interface Element {
  /** In lower case. */
  readonly name: string;
  /** By lower-case name, values decoded and cut at 500 characters; at most 40. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The parts of a page, in order of appearance. */
export interface ScannedPage {
  /** Tags without attributes and text, comments, scripts, styles and optional tags left out. */
  readonly skeleton: readonly string[];
  /** The visible text. */
  readonly words: readonly string[];
  readonly elements: readonly Element[];
  /** Their first 200 characters; at most 50. */
  readonly comments: readonly string[];
  /** The text of the first title. */
  readonly title: string;
  /** The text of the first h1. */
  readonly heading: string;
  /** The XML declaration, also where a browser turned it into a comment. */
  readonly declaration: string;
}

const MOST_ELEMENTS = 3000;
const MOST_ATTRIBUTES = 40;
const MOST_COMMENTS = 50;
const LONGEST_COMMENT = 200;
const LONGEST_ATTRIBUTE = 500;
/** Left out of the skeleton: a browser's own serialisation adds or drops them. */
const INVISIBLE = new Set(['html', 'head', 'body', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'tbody']);
/** Their end tags are optional (HTML §13.1.2.4). */
const OPEN_ENDED = new Set(['p', 'li', 'dt', 'dd', 'br', 'hr', 'img']);
/** Their text is not markup (HTML §13.2.5). */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'noscript', 'template', 'xmp', 'noembed', 'noframes']);

interface Scanner {
  readonly raw: string;
  /** The same in lower case, ASCII letters only, so that positions agree. */
  readonly lower: string;
  readonly skeleton: string[];
  readonly words: string[];
  readonly elements: Element[];
  readonly comments: string[];
  title: string;
  heading: string;
  declaration: string;
  /** `title` or `h1` while in one. */
  inside: string;
}

/** Scans a page's source once from start to end. */
export function scanHtml(raw: string): ScannedPage {
  const lower = raw.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const scanner: Scanner = {
    raw,
    lower,
    skeleton: [],
    words: [],
    elements: [],
    comments: [],
    title: '',
    heading: '',
    declaration: '',
    inside: '',
  };
  let at = 0;
  while (at < raw.length && scanner.elements.length < MOST_ELEMENTS) {
    const open = raw.indexOf('<', at);
    if (open < 0) break;
    if (open > at) addText(scanner, raw.slice(at, open));
    at = readMarkup(scanner, open);
  }
  if (at < raw.length && scanner.elements.length < MOST_ELEMENTS) addText(scanner, raw.slice(at));
  return scanner;
}

/** Reads the markup that starts with `<` at `open`; each reader returns its end position. */
function readMarkup(scanner: Scanner, open: number): number {
  const { raw, lower } = scanner;
  if (raw.startsWith('<!--', open)) return readComment(scanner, open);
  const next = raw[open + 1] ?? '';
  if (next === '!' || next === '?') return readDeclaration(scanner, open);
  const isEnd = next === '/';
  const nameStart = open + (isEnd ? 2 : 1);
  if (!isLetter(lower.charCodeAt(nameStart))) {
    addText(scanner, '<');
    return open + 1;
  }
  return isEnd ? readEndTag(scanner, nameStart) : readStartTag(scanner, nameStart);
}

function readComment(scanner: Scanner, open: number): number {
  const { raw, comments } = scanner;
  const close = raw.indexOf('-->', open + 4);
  const comment = raw
    .slice(open + 4, close < 0 ? undefined : close)
    .slice(0, LONGEST_COMMENT)
    .trim();
  if (comment.startsWith('?xml')) scanner.declaration ||= comment;
  else if (comments.length < MOST_COMMENTS) comments.push(comment);
  return close < 0 ? raw.length : close + 3;
}

function readDeclaration(scanner: Scanner, open: number): number {
  const { raw } = scanner;
  const close = raw.indexOf('>', open);
  const longest = open + LONGEST_COMMENT;
  if (raw[open + 1] === '?') scanner.declaration ||= raw.slice(open + 1, close < 0 ? longest : Math.min(close, longest));
  return close < 0 ? raw.length : close + 1;
}

function readEndTag(scanner: Scanner, nameStart: number): number {
  const { name, end } = readTag(scanner, nameStart);
  if (scanner.inside === name) scanner.inside = '';
  if (!INVISIBLE.has(name) && !OPEN_ENDED.has(name)) scanner.skeleton.push(`</${name}>`);
  return end;
}

function readStartTag(scanner: Scanner, nameStart: number): number {
  const tag = readTag(scanner, nameStart);
  const { name, end } = tag;
  scanner.elements.push(tag);
  if (!INVISIBLE.has(name)) scanner.skeleton.push(`<${name}>`);
  if (name === 'title' || name === 'h1') scanner.inside = name;
  return RAW_TEXT.has(name) ? skipRawText(scanner, name, end) : end;
}

function skipRawText({ raw, lower }: Scanner, name: string, at: number): number {
  const close = lower.indexOf(`</${name}`, at);
  return close < 0 ? raw.length : close;
}

function addText(scanner: Scanner, text: string): void {
  const words = tidy(decode(text));
  if (words === '') return;
  scanner.skeleton.push(words);
  scanner.words.push(words);
  if (scanner.inside === 'title') scanner.title ||= words;
  if (scanner.inside === 'h1') scanner.heading ||= words;
}

interface Tag extends Element {
  /** The position behind it. */
  readonly end: number;
}

/** Reads one tag from its name on; an unclosed one ends with the page. */
function readTag({ raw, lower }: Scanner, start: number): Tag {
  const attributes = new Map<string, string>();
  let at = endOfName(raw, start, '/>');
  const name = lower.slice(start, at);
  while (at < raw.length && raw[at] !== '>') {
    at = endOfSpace(raw, at);
    if (raw[at] === '/' || raw[at] === '=') {
      at++;
      continue;
    }
    const keyEnd = endOfName(raw, at, '=/>');
    const key = lower.slice(at, keyEnd);
    at = endOfSpace(raw, keyEnd);
    if (raw[at] !== '=') {
      if (key !== '' && attributes.size < MOST_ATTRIBUTES) attributes.set(key, '');
      continue;
    }
    const value = readValue(raw, endOfSpace(raw, at + 1));
    at = value.end;
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(key))
      attributes.set(key, decode(raw.slice(value.start, Math.min(value.close, value.start + LONGEST_ATTRIBUTE))).trim());
  }
  return { name, attributes, end: at + 1 };
}

/** An attribute's value, quoted or not: from `start` to `close`; `end` is behind the quote. */
function readValue(raw: string, at: number): { readonly start: number; readonly close: number; readonly end: number } {
  const quote = raw[at];
  if (quote === '"' || quote === "'") {
    const close = raw.indexOf(quote, at + 1);
    return { start: at + 1, close: close < 0 ? raw.length : close, end: close < 0 ? raw.length : close + 1 };
  }
  const end = endOfName(raw, at, '>');
  return { start: at, close: end, end };
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';

function endOfName(raw: string, from: number, stops: string): number {
  let at = from;
  while (at < raw.length && !stops.includes(raw[at] ?? '') && !isSpace(raw[at] ?? '')) at++;
  return at;
}

function endOfSpace(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && isSpace(raw[at] ?? '')) at++;
  return at;
}

/** One space between words, one kind of apostrophe: copying and pasting a page changes these. */
export const tidy = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replaceAll('’', "'")
    .trim();

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', bull: '•', ndash: '–' };

/** Resolves character references, except those of `<` and `>`: text never becomes a tag. */
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,6});/gi, (whole, reference: string) => {
        if (!reference.startsWith('#')) return NAMED[reference.toLowerCase()] ?? whole;
        const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
        return code === 60 || code === 62 || code > 0x10ffff ? whole : String.fromCodePoint(code);
      })
    : text;
