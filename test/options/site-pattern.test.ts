import { describe, expect, it } from 'vitest';
import { sitePattern } from '../../src/options/site-pattern.ts';

describe('a muted site', () => {
  it.each([
    ['example.com', 'example.com'],
    [' Example.COM ', 'example.com'],
    ['*.example.com', '*.example.com'],
    ['localhost:8080', 'localhost:8080'],
    ['https://shop.example/a?b=c', 'shop.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['[::1]:81', '[::1]:81'],
  ])('%s is read as %s', (text, site) => {
    expect(sitePattern(text)).toBe(site);
  });

  it.each([
    '',
    '*',
    '*.',
    '*.com',
    'a b',
    'shop.example/basket',
    'user@shop.example',
    '*.10.0.0.1',
    'a.*.example',
    'http://',
    'ex%41mple.com',
  ])('%j is not a site', (text) => {
    expect(sitePattern(text)).toBeUndefined();
  });
});
