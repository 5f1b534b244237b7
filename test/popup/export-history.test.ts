import { describe, expect, it } from 'vitest';
import { asCsv, asJson } from '../../src/popup/export-history.ts';
import { past } from './incidents.ts';

describe('the history as CSV', () => {
  it('has a header line and a line for each incident, with line ends as in RFC 4180', () => {
    expect(asCsv([past()])).toBe(
      'from,to,host,address,status,gateway,outcome,tries,helped,tried\r\n' +
        '2026-01-15T12:00:00.000Z,2026-01-15T12:02:00.000Z,shop.example,https://shop.example/basket,502,nginx,back,3,,\r\n',
    );
  });

  it('has each step with its result', () => {
    expect(asCsv([past({ steps: { 'clear-cache': 'failed', router: 'helped' } })])).toContain('3,,clear-cache: failed; router: helped\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never contains %j as a formula', (host) => {
    expect(asCsv([past({ host })])).toContain(`'${host}`);
  });

  it('keeps commas, quotes and line ends inside their cell', () => {
    expect(asCsv([past({ address: 'https://a/","\r\n' })])).toContain('"https://a/"",""\r\n"');
  });

  it('leaves the end of an open incident empty', () => {
    const { to: _, ...open } = past({ outcome: 'open' });
    expect(asCsv([open])).toContain('2026-01-15T12:00:00.000Z,,shop.example');
  });
});

describe('the history as JSON', () => {
  it('is the stored history', () => {
    expect(JSON.parse(asJson([past()]))).toEqual([past()]);
  });
});
