import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, answered, chrome, noon, placed } from '../builders.ts';

/** These sites fail in tabs of their own, the last one in tab 1. Returns the fault and the evidence there. */
function blameAfter(...urls: readonly string[]): readonly [fault: string | undefined, count: number | undefined] {
  const others = urls.slice(0, -1).map((url, at) => [answered({ url, tabId: at + 2 })] as const);
  return blame(after([...others, [answered({ url: urls.at(-1)! })], [placed()]]));
}

const blame = (state: State): readonly [fault: string | undefined, count: number | undefined] => {
  const diagnosis = viewOf(state, 1, 'overlay', chrome)?.diagnosis;
  const sign = diagnosis?.evidence.find((each) => each.sign === 'other-sites');
  return [diagnosis?.fault, sign?.count];
};

describe('several sites that fail at once', () => {
  test.each<[what: string, urls: readonly string[], fault: string, count?: number]>([
    ['one site alone', ['http://shop.test/'], 'unknown'],
    ['two can be a coincidence', ['http://news.test/', 'http://shop.test/'], 'unknown'],
    ['three point to the visitor’s network', ['http://news.test/', 'http://mail.test/', 'http://shop.test/'], 'visitor', 2],
    [
      'subdomains of one site count as one',
      ['http://www.shop.test/', 'https://shop.test/', 'http://img.shop.test/', 'http://shop.test/'],
      'unknown',
    ],
    ['ports of one machine count as one', ['http://127.0.0.1:1/', 'http://127.0.0.1:2/', 'http://127.0.0.1:3/'], 'unknown'],
    ['two other machines count as two', ['http://10.0.0.1/', 'http://10.0.0.2/', 'http://10.0.0.3/'], 'visitor', 2],
    ['many tabs of one other site count as one', ['http://news.test/1', 'http://news.test/2', 'http://shop.test/'], 'unknown'],
  ])('%s', (_, urls, fault, count) => {
    expect(blameAfter(...urls)).toEqual([fault, count]);
  });

  test('a site that recovered no longer counts', () => {
    const state = after([
      [answered({ url: 'http://news.test/', tabId: 2 })],
      [answered({ url: 'http://mail.test/', tabId: 3 })],
      [answered({ url: 'http://mail.test/', tabId: 3, status: 200 })],
      [answered()],
      [placed()],
    ]);
    expect(blame(state)).toEqual(['unknown', undefined]);
  });

  test('the text of the page, read later, does not discard them', () => {
    const state = after([
      [answered({ url: 'http://news.test/', tabId: 2 })],
      [answered({ url: 'http://mail.test/', tabId: 3 })],
      [answered()],
      [placed()],
      [{ type: 'panelReady', tabId: 1, startedAt: noon, text: '<h1>502 Bad Gateway</h1>' }],
    ]);
    expect(blame(state)).toEqual(['visitor', 2]);
  });
});

describe('a forward proxy’s page', () => {
  const headers = [['X-Squid-Error', 'ERR_CONNECT_FAIL 111']] as const;
  test.each([
    ['http://shop.test/', 'visitor'],
    // Over TLS a forward proxy of the visitor could not have sent a page of its own.
    ['https://shop.test/', 'site'],
  ])('on %s is the fault of the %s', (url, fault) => {
    expect(viewOf(after([[answered({ url, headers })], [placed()]]), 1, 'overlay', chrome)?.diagnosis.fault).toBe(fault);
  });
});
