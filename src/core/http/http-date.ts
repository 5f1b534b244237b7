/** Dates in HTTP headers (RFC 9110 §5.6.7). */

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const imfFixdate = /^[A-Za-z]{3}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

const rfc850 = /^[A-Za-z]{6,9}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

const asctime = /^[A-Za-z]{3} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Whether text starts like an IMF-fixdate or an RFC 850 date. The rest is not checked: for callers without a clock. */
export const startsLikeHttpDate = (text: string): boolean => /^[A-Z][a-z]{2,8}, [0-9]{2}[ -][A-Z][a-z]{2}[ -]/.test(text);

/**
 * Parses the three date formats of RFC 9110 §5.6.7 to epoch milliseconds; undefined for anything else. A two-digit year is at most 50 years
 * after `now`.
 */
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
