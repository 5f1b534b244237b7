/** Sends a probe, and reads no more than the response's headers. */
import type { Header } from '../../core/http/response.ts';
import { retryAfter } from '../../core/http/retry-after.ts';
import type { ProbeResult } from '../../core/state/events.ts';

/** Timeout in ms: a server that has not responded by then is not back. */
const patience = 20_000;

/**
 * Sends one GET request past every cache, and cancels the body once the headers are there. Redirects are followed, as in a reload. Never
 * rejects: the result is empty if there was no response.
 */
export async function probe(address: string, withCookies: boolean): Promise<ProbeResult> {
  try {
    const answer = await fetch(address, {
      cache: 'no-store',
      credentials: withCookies ? 'include' : 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    answer.body?.cancel().catch(() => undefined);
    const headers: Header[] = [...answer.headers];
    const until = retryAfter(headers, Date.now());
    return { status: answer.status, ...(until === undefined ? {} : { notBefore: until }) };
  } catch {
    return {};
  }
}
