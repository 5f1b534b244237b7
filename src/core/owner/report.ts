/** A report of a failure as Markdown, for the site's operators. Contains nothing about the visitor: no cookie, query or IP address. */
import { clip } from '../http/clip.ts';
import type { RequestId } from '../http/request-ids.ts';
import { withoutQuery } from '../http/url.ts';

/** The facts, as known. Times are epoch milliseconds. */
export interface ReportFacts {
  readonly host: string;
  readonly address: string;
  readonly status: number;
  readonly since: number;
  readonly tries: number;
  readonly lastAt?: number;
  readonly requestIds: readonly RequestId[];
  /** The UTC offset of local time at a time, in minutes, positive east of Greenwich. */
  zone(at: number): number;
}

/** The report's words in the reader's language: labels, and sentences with their quotes. */
export interface ReportWords {
  readonly title: string;
  readonly address: string;
  readonly queryRemoved: string;
  readonly answer: string;
  readonly seen: string;
  readonly probes: string;
  readonly probesSoFar: string;
  readonly lastProbe: string;
  readonly fault: string;
  readonly faultIs: string;
  readonly evidence: string;
  readonly signs: readonly { readonly says: string; readonly quote?: string }[];
  readonly tried: string;
  readonly steps: readonly string[];
  readonly ids: string;
  readonly leftOut: string;
  /** Which gateway generated the response. */
  readonly gateway: string;
}

/** In characters. Longer addresses are cut: they are for finding a log line, not for opening. */
const longestAddress = 500;

/** The report; every string from outside is escaped. */
export function writeReport(facts: ReportFacts, words: ReportWords): string {
  const address = withoutQuery(facts.address).slice(0, longestAddress);
  const queryRemoved = (URL.parse(facts.address)?.search ?? '') !== '';
  const last = facts.lastAt === undefined ? '' : `, ${plain(words.lastProbe)} ${timeWithZone(facts.lastAt, facts.zone)}`;
  return [
    `## ${plain(words.title)}`,
    '',
    item(words.address, `${code(address)}${queryRemoved ? ` (${plain(words.queryRemoved)})` : ''}`),
    item(words.answer, `${facts.status}, ${plain(words.gateway)}`),
    item(words.seen, timeWithZone(facts.since, facts.zone)),
    item(words.probes, `${plain(words.probesSoFar)}${last}`),
    item(words.fault, plain(words.faultIs)),
    ...list(
      words.evidence,
      words.signs.map(({ says, quote }) => plain(says) + (quote === undefined ? '' : `: ${code(quote)}`)),
    ),
    ...list(words.tried, words.steps.map(plain)),
    ...list(
      words.ids,
      facts.requestIds.map(({ header, value }) => `${header}: ${code(value)}`),
    ),
    '',
    plain(words.leftOut),
    '',
  ].join('\n');
}

/** `2026-11-22 14:32:07 +01:00`: unambiguous, and easy to find in a log. */
function timeWithZone(at: number, zone: ReportFacts['zone']): string {
  const minutes = zone(at);
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const two = (n: number): string => String(n).padStart(2, '0');
  const away = Math.abs(minutes);
  return `${local} ${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

const item = (label: string, value: string): string => `- ${plain(label)}: ${value}`;

const list = (label: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [`- ${plain(label)}:`, ...values.map((value) => `  - ${value}`)];

/** One line with every character escaped that means something to Markdown or HTML. */
const plain = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>|~&]/g, '\\$&');

/** A code span whose fence is longer than any run of backticks in it (CommonMark §6.1). */
function code(text: string): string {
  const held = oneLine(text);
  const longest = Math.max(0, ...[...held.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${held} ${fence}` : `${fence}${held}${fence}`;
}

/** Clipped in pieces: an address may be longer than `clip` allows. */
const oneLine = (text: string): string =>
  text.length <= 160
    ? clip(text)
    : text
        .slice(0, longestAddress)
        .match(/.{1,100}/gsu)!
        .map(clip)
        .join('');
