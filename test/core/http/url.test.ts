import { describe, expect, test } from 'vitest';
import { displayHost } from '../../../src/core/http/display-host.ts';
import { hostOf, isPublic, isThisComputer, hostMatches, originOf, withoutQuery } from '../../../src/core/http/url.ts';

describe('the name of a site', () => {
  test.each([
    ['http://[::1]:8080/a', '[::1]:8080'],
    ['https://shop.example:443/', 'shop.example'],
    ['http://127.0.0.1:3000/', '127.0.0.1:3000'],
    ['https://bücher.de/', 'bücher.de'],
    ['https://почта.рф/', 'почта.рф'],
    ['https://пример.de:8443/', 'пример.de:8443'],
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
    ['https://раураl.com/', 'xn--l-7sba6dbr.com'],
    ['https://日本語.jp/', '日本語.jp'],
    ['https://shop.example/', 'shop.example'],
  ])('%s reads %s', (address, shown) => {
    expect(displayHost(hostOf(address))).toBe(shown);
  });
  test.each(['xn--', 'xn--99999999', 'xn--a'])('%s is not valid punycode and stays as it is', (host) => {
    expect(displayHost(host)).toBe(host);
  });
});

test('a recorded address has no user, query or fragment', () => {
  expect(withoutQuery('https://u:p@shop.example/a/b?c=d#e')).toBe('https://shop.example/a/b');
});

test.each(['about:neterror', 'file:///etc/passwd', 'javascript:alert(1)', 'moz-extension://x/y', '', '//'])(
  '«%s» has no site',
  (address) => {
    expect(originOf(address)).toBeUndefined();
  },
);

test.each([
  ['example.com', 'example.com', true],
  ['example.com', 'example.com:8080', true],
  ['example.com:81', 'example.com:80', false],
  ['example.com', 'www.example.com', false],
  ['*.example.com', 'www.example.com', true],
  ['*.example.com', 'example.com', true],
  ['*.example.com', 'badexample.com', false],
])('«%s» and %s: %s', (pattern, host, expected) => expect(hostMatches(pattern, host)).toBe(expected));

test.each([
  ['https://shop.example.com/', true],
  ['http://localhost/', false],
  ['http://intranet/', false],
  ['http://192.168.1.1/', false],
  ['http://[fe80::1]/', false],
  ['http://printer.local/', false],
])('%s can have an archived copy: %s', (address, expected) => expect(isPublic(address)).toBe(expected));

test.each([
  ['http://localhost:3000/', true],
  ['http://app.localhost/', true],
  ['http://127.0.0.1:8080/', true],
  ['http://127.9.9.9/', true],
  ['http://[::1]/', true],
  ['http://192.168.1.1/', false],
  ['http://notlocalhost/', false],
  ['http://127.0.0.1.shop.example/', false],
  ['https://shop.example/', false],
])('%s is this computer: %s', (address, expected) => {
  expect(isThisComputer(address)).toBe(expected);
});
