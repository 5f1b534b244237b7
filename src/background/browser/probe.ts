/** Asks a site how it is, without taking more than its answer's head. */
import type { Header } from '../../core/http/response.ts';
import { retryAfter } from '../../core/http/retry-after.ts';

export interface ProbeResult {
  /** No status: no answer came. */
  readonly status?: number;
  readonly notBefore?: number;
}

/** A server that says nothing for so long is not back. */
const patience = 20_000;

/** One GET past every cache; the body is dropped as soon as the headers are there. A redirect is followed, as the reload would. */
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
