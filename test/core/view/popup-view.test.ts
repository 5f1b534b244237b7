import { describe, expect, test } from 'vitest';
import type { PastIncident } from '../../../src/core/history/history.ts';
import { popupView } from '../../../src/core/view/popup-view.ts';
import { after, broken, chrome, noon, nothing, step } from '../builders.ts';

const minute = 60_000;
const ended: PastIncident = {
  id: 'a',
  host: 'shop.test',
  address: 'http://shop.test/cart',
  status: 502,
  gateway: 'nginx',
  from: noon - 2 * minute,
  to: noon,
  outcome: 'back',
  tries: 2,
};
const world = { at: noon + minute, capabilities: chrome };
const shown = (past: PastIncident, url: string, at = noon + minute) =>
  popupView(nothing, { tabId: 1, url, history: [past] }, { ...world, at }).note.justRecovered;

describe('a page that has just recovered', () => {
  test('is announced, also with its query and fragment', () => expect(shown(ended, 'http://shop.test/cart?id=1#top')).toEqual(ended));
  test.each([
    ['a page that recovered long ago', ended, 'http://shop.test/cart', noon + 10 * minute],
    ['a page that the person left', { ...ended, outcome: 'left' } as const, 'http://shop.test/cart', noon + minute],
    ['another page of the site', ended, 'http://shop.test/other', noon + minute],
  ])('%s is not announced', (_, past, url, at) => expect(shown(past, url, at)).toBeUndefined());
});

test('the popup of any tab says that Comeback has switched extensions off', () => {
  const extension = { id: 'a', name: 'A', enabled: true, mayDisable: true, type: 'extension', permissions: [], hosts: ['<all_urls>'] };
  const testing = after([[{ type: 'extensionsListed', tabId: 1, extensions: [extension], self: 'self' }]], broken());
  expect(popupView(testing, { tabId: 9, history: [] }, world).off).toEqual({ count: 1, backAt: noon + 10 * minute });
  const [restored] = step(after([[{ type: 'actionChosen', tabId: -1, action: 'restore-extensions' }]], testing), {
    type: 'extensionsRestored',
    failedIds: [],
  });
  expect(popupView(restored, { history: [] }, world).off).toBeUndefined();
});

test('a watch is listed with its interval', () => {
  const watching = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], broken());
  expect(popupView(watching, { history: [] }, world).watches).toEqual([
    { origin: 'http://shop.test', host: 'shop.test', address: 'http://shop.test/cart', since: noon, every: minute },
  ]);
});
