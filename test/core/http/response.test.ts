import { describe, expect, test } from 'vitest';
import { isCloudflareStatus, isFailure, isTimeout } from '../../../src/core/http/failure-status.ts';
import { readHeaders } from '../../../src/core/http/headers.ts';
import { longestHeaderName, longestHeaderValue, mostHeaders } from '../../../src/core/http/limits.ts';
import { isAttachment, isShowable, type Header } from '../../../src/core/http/response.ts';
import { delaySeconds } from '../../../src/core/http/retry-after.ts';
import { isAddressLiteral } from '../../../src/core/http/url.ts';

const statuses = Array.from({ length: 600 }, (_, status) => status);

test('the statuses that are handled: 502 to 504, and those only Cloudflare uses', () => {
  expect(statuses.filter(isFailure)).toEqual([502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530]);
  expect(statuses.filter(isCloudflareStatus)).toEqual([520, 521, 522, 523, 524, 525, 526, 527, 530]);
  expect(statuses.filter(isTimeout)).toEqual([504, 522, 524]);
});

test.each([
  ['attachment', true],
  ['Attachment; filename="a.pdf"', true],
  [' attachment', true],
  ['inline', false],
  ['attachments', false],
])('Content-Disposition «%s» is a download: %s', (value, expected) => {
  const headers: readonly Header[] = [['Content-Disposition', value]];
  expect([isAttachment(headers), isShowable(headers)]).toEqual([expected, !expected]);
});

test.each([
  ['192.168.1.1', true],
  ['[::1]', true],
  ['shop.example', false],
  ['1.shop.example', false],
])('the host %s is an IP address and not a name: %s', (host, expected) => expect(isAddressLiteral(host)).toBe(expected));

test.each([
  ['120', 120],
  ['0', 0],
  ['1234567890', undefined],
  ['-1', undefined],
  ['5s', undefined],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
])('Retry-After «%s» waits %s s', (value, expected) => expect(delaySeconds(value)).toBe(expected));

describe('headers are read within limits', () => {
  test('the number and length of headers are capped', () => {
    const many = readHeaders(Array.from({ length: mostHeaders + 1 }, () => ['A', 'x'.repeat(longestHeaderValue + 1)] as const));
    expect([many.names.length, many.all('a').length, many.first('a')?.length]).toEqual([mostHeaders, mostHeaders, longestHeaderValue]);
    expect(readHeaders([['a'.repeat(longestHeaderName + 1), 'x']]).names).toEqual([]);
  });
  test('entries that are not pairs of strings are dropped', () => {
    expect(readHeaders([null, ['a'], ['b', 1], [' C ', ' d ']] as unknown as Header[]).names).toEqual(['c']);
  });
});
