import { describe, expect, test } from 'vitest';
import { parseHttpDate } from '../../../src/core/http/http-date.ts';
import { retryAfter } from '../../../src/core/http/retry-after.ts';
import { nextProbeAt, backoff } from '../../../src/core/probe/backoff.ts';

const now = Date.UTC(2026, 10, 22, 12);

describe('Retry-After', () => {
  test.each([
    ['20', 20],
    ['  20  ', 20],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30],
    ['Sunday, 22-Nov-26 12:00:30 GMT', 30],
    ['Sun Nov 22 12:00:30 2026', 30],
    ['86400', 86_400],
  ])('«%s» is %i s', (value, seconds) => {
    expect(retryAfter([['Retry-After', value]], now)).toBe(now + seconds * 1_000);
  });
  test.each([
    '',
    'soon',
    '-5',
    '0',
    '1e9',
    '20s',
    '3.5',
    '99999999999',
    'Sun, 22 Nov 2026 11:00:00 GMT',
    'Sun, 99 Nov 2026 12:00:30 GMT',
    'Sun, 22 Foo 2026 12:00:30 GMT',
    '86401',
    '٢٠',
    '<b>5</b>',
    '9'.repeat(10_000),
  ])('«%s» is ignored', (value) => {
    expect(retryAfter([['Retry-After', value]], now)).toBeUndefined();
  });
  test('a wrong local clock is corrected by the response’s Date', () => {
    const headers = [
      ['Date', 'Sun, 22 Nov 2026 09:00:00 GMT'],
      ['Retry-After', 'Sun, 22 Nov 2026 09:00:45 GMT'],
    ] as const;
    expect(retryAfter(headers, now)).toBe(now + 45_000);
  });
  test('a two-digit year means the nearest year', () => {
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', now)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });
});

describe('the backoff table', () => {
  test('each wait is the one in the table, plus at most 10 %', () => {
    for (const [tries, wait] of backoff.entries()) {
      expect(nextProbeAt(tries, now, 0)).toBe(now + wait);
      expect(nextProbeAt(tries, now, 1)).toBe(now + wait * 1.1);
    }
  });
  test('has an end', () => expect(nextProbeAt(backoff.length, now, 0)).toBeUndefined());
  test('never waits less than Retry-After', () => expect(nextProbeAt(0, now, 0.5, now + 20_000)).toBeGreaterThanOrEqual(now + 20_000));
});
