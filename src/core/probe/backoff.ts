/** When to look again, and when to stop. */
import { headerOf, type Header } from '../http/response.ts';

/**
 * Waits before each look, milliseconds: the table that Chromium uses for network errors
 * (net_error_auto_reloader.cc); after the last one we stop, within the hour.
 */
export const waits: readonly number[] = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 1_800_000];

/** Looks end an hour after the first failure; only a time that the site itself named may be later. */
export const endsAt = (since: number): number => since + 3_600_000;

/** Up to this share is added to a wait, so that visitors who failed together do not come back together. */
const jitter = 0.1;
/** A site may ask for a longer wait, but a day is the most we believe. */
const longestAsked = 86_400_000;

/** When look number `tries` (from 0) is due; undefined when the table has ended. `chance` is 0 to 1, `askedUntil` the site's own wish. */
export function nextLook(tries: number, now: number, chance: number, askedUntil?: number): number | undefined {
  const wait = waits[tries];
  if (wait === undefined) return undefined;
  const due = now + Math.round(wait * (1 + jitter * chance));
  return askedUntil !== undefined && askedUntil > due ? askedUntil + Math.round(1_000 * chance) : due;
}

/**
 * Until when the site asks to be left alone, on this computer's clock: `Retry-After` (RFC 9110 §10.2.3) in seconds or as a
 * date, corrected by the answer's own `Date`. Nonsense, the past and more than a day are no wish.
 */
export function askedUntil(headers: readonly Header[], now: number): number | undefined {
  const asked = headerOf(headers, 'retry-after');
  if (asked === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(asked) ? Number(asked) * 1_000 : untilDate(asked, headerOf(headers, 'date'), now);
  return wait !== undefined && wait > 0 && wait <= longestAsked ? now + wait : undefined;
}

function untilDate(asked: string, serverDate: string | undefined, now: number): number | undefined {
  const then = parseHttpDate(asked, now);
  if (then === undefined) return undefined;
  return then - ((serverDate === undefined ? undefined : parseHttpDate(serverDate, now)) ?? now);
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const imfFixdate = /^[A-Za-z]{3}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const rfc850 = /^[A-Za-z]{6,9}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const asctime = /^[A-Za-z]{3} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** The three forms of RFC 9110 §5.6.7, as epoch milliseconds; undefined for anything else. A two-digit year is within 50 years of now. */
export function parseHttpDate(text: string, now: number): number | undefined {
  const long = imfFixdate.exec(text);
  if (long) return epoch(long[3], long[2], long[1], long.slice(4));
  const short = rfc850.exec(text);
  if (short) return epoch(century(Number(short[3]), now), short[2], short[1], short.slice(4));
  const c = asctime.exec(text);
  return c ? epoch(c[6], c[1], c[2], c.slice(3, 6)) : undefined;
}

function century(year: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const full = thisYear - (thisYear % 100) + year;
  return full > thisYear + 50 ? full - 100 : full;
}

type Digits = string | number | undefined;

function epoch(year: Digits, month: string | undefined, day: Digits, time: readonly (string | undefined)[]): number | undefined {
  const at = months.indexOf(month ?? '-');
  const [hour, minute, second] = time.map(Number) as [number, number, number];
  if (at % 3 !== 0 || at < 0 || Number(day) > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(Number(year), at / 3, Number(day), hour, minute, second);
}
