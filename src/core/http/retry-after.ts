/** When a site asks to be left alone until. */
import { parseHttpDate } from './http-date.ts';
import { headerOf, type Header } from './response.ts';

/** A site may ask for a longer wait, but a day is the most we believe. */
const longestAsked = 86_400_000;

/**
 * Until when the site asks to be left alone, on this computer's clock: `Retry-After` (RFC 9110 §10.2.3) in seconds or as a
 * date, corrected by the answer's own `Date`. Nonsense, the past and more than a day are no wish.
 */
export function retryAfter(headers: readonly Header[], now: number): number | undefined {
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
