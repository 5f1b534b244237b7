import { describe, expect, it } from 'vitest';
import { requestIds } from '../../../src/core/http/request-ids.ts';
import { writeReport, type ReportFacts, type ReportWords } from '../../../src/core/owner/report.ts';

const at = Date.UTC(2026, 10, 22, 13, 32, 7);
const facts: ReportFacts = {
  host: 'shop.example',
  address: 'https://shop.example/cart',
  status: 502,
  since: at,
  tries: 3,
  lastAt: at + 21_000,
  requestIds: [],
  zone: () => 60,
};
const words: ReportWords = {
  title: 'shop.example answered with 502',
  address: 'Address',
  queryRemoved: 'query removed',
  answer: 'Response',
  gateway: 'sent by nginx',
  seen: 'First seen',
  probes: 'Tries so far',
  probesSoFar: '3 tries',
  lastProbe: 'last',
  fault: 'Fault',
  faultIs: 'the site, high confidence',
  evidence: 'Evidence',
  signs: [{ says: 'The Server header names the server', quote: 'Server: nginx/1.24.0' }],
  tried: 'Tried',
  steps: [],
  ids: 'Ids',
  leftOut: 'Cookies: not included',
};
const hostile: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '`; rm -rf / #',
  '``` \n# A heading of theirs\n```',
  'a\r\nSet-Cookie: session=1',
  '[click](javascript:alert(1))',
  '\u202egnp.exe\u2066',
  '`'.repeat(300),
  'x'.repeat(100_000),
  '\ud800 half a character',
  '| a | table |\n|---|---|',
];

describe('the report for the owner', () => {
  it('says what happened, when and to which address, as Markdown', () => {
    expect(writeReport(facts, words)).toBe(
      `## shop.example answered with 502

- Address: \`https://shop.example/cart\`
- Response: 502, sent by nginx
- First seen: 2026-11-22 14:32:07 +01:00
- Tries so far: 3 tries, last 2026-11-22 14:32:28 +01:00
- Fault: the site, high confidence
- Evidence:
  - The Server header names the server: \`Server: nginx/1.24.0\`

Cookies: not included
`,
    );
  });

  it.each([
    ['Kathmandu', 345, '2026-11-22 19:17:07 +05:45'],
    ['St. John’s', -210, '2026-11-22 10:02:07 -03:30'],
    ['London', 0, '2026-11-22 13:32:07 +00:00'],
  ])('gives the time in %s with its offset from UTC', (_, minutes, said) => {
    expect(writeReport({ ...facts, zone: () => minutes }, words)).toContain(said);
  });

  it('drops the query, the fragment and the password of an address, and says that there was a query', () => {
    const report = writeReport({ ...facts, address: 'https://anna:secret@shop.example/cart?token=t0ps3cret#me' }, words);
    expect(report).toContain('- Address: `https://shop.example/cart` (query removed)\n');
    expect(report).not.toMatch(/secret|t0ps3cret|anna|#me/);
  });

  it('names what the visitor tried, and how it went', () => {
    expect(writeReport(facts, { ...words, steps: ['Load fresh files: didn’t help'] })).toContain(
      '- Tried:\n  - Load fresh files: didn’t help\n',
    );
  });

  it.each(hostile)('keeps %j as plain text on its line', (value) => {
    const lines = (report: string) => report.split('\n').length;
    const ids = requestIds([['x-request-id', value]]);
    const report = writeReport(
      { ...facts, requestIds: ids },
      { ...words, gateway: value, signs: [{ says: value, quote: value }], steps: [value] },
    );
    const calm = writeReport(
      { ...facts, requestIds: ids.map(({ header }) => ({ header, value: 'calm' })) },
      { ...words, signs: [{ says: 'calm', quote: 'calm' }], steps: ['calm'] },
    );
    expect(lines(report)).toBe(lines(calm));
    expect(report.length).toBeLessThan(6000);
    expect(outsideCode(report)).not.toMatch(/(?<!\\)[<>[\]|`]/);
  });
});

/** The part that is parsed as Markdown: the report without its code spans (CommonMark §6.1). */
const outsideCode = (report: string): string => report.replace(/(?<![`\\])(`+)(?!`)(?:(?!\n)[\s\S])*?(?<!`)\1(?!`)/g, '');

describe('the ids of a response', () => {
  it('are the request ids that owners search for, in any case of the header name', () => {
    expect(
      requestIds([
        ['Server', 'cloudflare'],
        ['CF-Ray', '8f1a-FRA'],
        ['X-Request-Id', '7f3a'],
        ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
      ]).map(({ header, value }) => `${header}: ${value}`),
    ).toEqual(['x-request-id: 7f3a', 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'cf-ray: 8f1a-FRA']);
  });

  it.each(['x-amz-cf-id', 'x-amzn-requestid', 'x-azure-ref', 'x-vercel-id', 'x-served-by'])('%s is one of them', (header) => {
    expect(requestIds([[header, 'abc']])).toEqual([{ header, value: 'abc' }]);
  });

  it('never include credentials or personal data', () => {
    const secrets = ['set-cookie', 'cookie', 'authorization', 'proxy-authorization', 'x-csrf-token', 'x-forwarded-for', 'cf-connecting-ip'];
    expect(requestIds(secrets.map((name) => [name, 'secret']))).toEqual([]);
  });

  it('are a dozen at most, however many a server sends', () => {
    expect(requestIds(Array.from({ length: 5000 }, () => ['x-request-id', 'a'] as const)).length).toBe(12);
  });
});
