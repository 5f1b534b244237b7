/** Retry-After (RFC 9110 §10.2.3): when the site expects the next request. */
import { parseHttpDate } from './http-date.ts';
import { headerOf, type Header } from './response.ts';

/** In ms. Longer waits are ignored: no outage page means more than a day. */
const longestAsked = 86_400_000;

/** The seconds of a Retry-After in its `delay-seconds` form; undefined for a date and for anything else. */
export const delaySeconds = (value: string): number | undefined => (/^\d{1,9}$/.test(value) ? Number(value) : undefined);

/**
 * The time given by Retry-After, in epoch milliseconds of this computer's clock. An HTTP-date is taken relative to the response's own
 * `Date`. Undefined for malformed values, times in the past, and waits of more than a day.
 */
export function retryAfter(headers: readonly Header[], now: number): number | undefined {
  const asked = headerOf(headers, 'retry-after');
  if (asked === undefined) return undefined;
  const seconds = delaySeconds(asked);
  const wait = seconds === undefined ? untilDate(asked, headerOf(headers, 'date'), now) : seconds * 1_000;
  return wait !== undefined && wait > 0 && wait <= longestAsked ? now + wait : undefined;
}

function untilDate(asked: string, serverDate: string | undefined, now: number): number | undefined {
  const then = parseHttpDate(asked, now);
  if (then === undefined) return undefined;
  return then - ((serverDate === undefined ? undefined : parseHttpDate(serverDate, now)) ?? now);
}
