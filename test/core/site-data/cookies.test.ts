import { describe, expect, test } from 'vitest';
import {
  cookieSite,
  countCookies,
  isTooMuch,
  notAsBefore,
  removalOf,
  restorationOf,
  stillThere,
  type Cookie,
} from '../../../src/core/site-data/cookies.ts';
import { aCookie } from '../../a-cookie.ts';

const cookie = (its: Partial<Cookie> = {}): Cookie => aCookie({ sameSite: 'unspecified', ...its });
const wide = (domain: string): Cookie => cookie({ domain, hostOnly: false });

describe('the site of an address is the widest domain whose cookies are sent to it', () => {
  test.each([
    ['www.shop.test', [], 'www.shop.test'],
    ['www.shop.test', [cookie({ domain: 'www.shop.test' })], 'www.shop.test'],
    ['www.shop.test', [wide('.shop.test'), wide('.www.shop.test')], 'shop.test'],
    ['a.b.co.uk', [wide('.b.co.uk')], 'b.co.uk'],
    ['me.github.io', [cookie({ domain: 'me.github.io' })], 'me.github.io'],
    ['xn--bcher-kva.test', [wide('.xn--bcher-kva.test')], 'xn--bcher-kva.test'],
    ['127.0.0.1', [cookie({ domain: '127.0.0.1' })], '127.0.0.1'],
    ['[::1]', [cookie({ domain: '[::1]' })], '[::1]'],
    ['localhost', [], 'localhost'],
    ['badshop.test', [wide('.shop.test')], 'badshop.test'],
    ['shop.test', [cookie({ domain: 'test' })], 'shop.test'],
  ])('%s', (host, sent, site) => expect(cookieSite(host, sent)).toBe(site));
});

test('the panel gets only numbers and hosts', () => {
  const all = [
    cookie({ value: 'secret' }),
    wide('.shop.test'),
    cookie({ domain: 'api.shop.test' }),
    cookie({ domain: 'api.shop.test', name: 'b' }),
  ];
  const counted = countCookies('shop.test', all, all.slice(0, 2), 'default');
  expect(counted).toEqual({
    site: 'shop.test',
    count: 4,
    subdomains: 1,
    sent: { count: 2, bytes: 2 + 6 + 3 + 2 + 1 + 3 },
    store: 'default',
  });
  expect(JSON.stringify(counted)).not.toContain('secret');
});

test.each([
  [40, 100, false],
  [41, 100, true],
  [3, 8_192, false],
  [3, 8_193, true],
])('%i cookies of %i bytes: too much is %s', (count, bytes, much) =>
  expect(isTooMuch({ site: 'shop.test', count: 0, subdomains: 0, sent: { count, bytes }, store: 'default' })).toBe(much),
);

describe('calls to the cookies API', () => {
  test('a host-only cookie is set without a domain, a session cookie without an expiry', () =>
    expect(restorationOf(cookie())).toEqual({
      url: 'http://shop.test/',
      name: 'id',
      storeId: '0',
      value: 'v',
      path: '/',
      secure: false,
      httpOnly: false,
      sameSite: 'unspecified',
    }));
  test('every flag, the partition and the expiry are set', () => {
    const partitionKey = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };
    const its = cookie({
      domain: '.shop.test',
      hostOnly: false,
      path: '/a',
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      partitionKey,
    });
    expect(restorationOf({ ...its, session: false, expirationDate: 12.5, firstPartyDomain: 'x.test' })).toEqual({
      url: 'https://shop.test/a',
      name: 'id',
      storeId: '0',
      value: 'v',
      domain: '.shop.test',
      path: '/a',
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      expirationDate: 12.5,
      partitionKey,
      firstPartyDomain: 'x.test',
    });
  });
  test('a removal names the store and the partition, so that no other store’s cookie is removed', () =>
    expect(removalOf(cookie({ storeId: 'firefox-container-2', partitionKey: { topLevelSite: 'https://shop.test' } }))).toEqual({
      url: 'http://shop.test/',
      name: 'id',
      storeId: 'firefox-container-2',
      partitionKey: { topLevelSite: 'https://shop.test' },
    }));
});

describe('the count after clearing', () => {
  test('includes a cookie with the same name and place, whatever its value', () =>
    expect(stillThere([cookie(), cookie({ path: '/a' })], [cookie({ value: 'new' })])).toEqual([cookie()]));
  test.each<[string, Partial<Cookie>]>([
    ['value', { value: 'V' }],
    ['flag', { httpOnly: true }],
    ['SameSite', { sameSite: 'lax' }],
    ['end', { session: false, expirationDate: 9e9 }],
    ['store', { storeId: '1' }],
    ['partition', { partitionKey: { topLevelSite: 'https://shop.test' } }],
  ])('a restored cookie with another %s is not as before', (_, other) =>
    expect(notAsBefore([cookie()], [cookie(other)], 0)).toHaveLength(1),
  );
  test('an equal cookie is as before, in either browser’s form of «no partition»', () =>
    expect(notAsBefore([cookie()], [cookie({ partitionKey: null, firstPartyDomain: '' })], 0)).toEqual([]));
  test('a cookie that expired meanwhile is not counted as missing', () =>
    expect(notAsBefore([cookie({ session: false, expirationDate: 10 })], [], 10_001)).toEqual([]));
});
