/** Automatic retries in simulated time: whole incidents, with every request counted at the server. */
import { describe, expect, test } from 'vitest';
import type { Header } from '../../../src/core/http/response.ts';
import { backoff } from '../../../src/core/probe/backoff.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { chrome, firefox } from '../builders.ts';
import { Simulation } from '../simulation.ts';
import { down, hour, minute, phaseIn, secondsOf, upAfter } from './simulated-site.ts';

describe('a site that fails k times, then works', () => {
  test.each([1, 2, 3, 4, 5].flatMap((k) => [0, 0.5, 1].map((random) => [k, random] as const)))(
    'k = %i, random %d: the page is healthy without a click, after k + 2 requests',
    (k, random) => {
      const site = new Simulation(upAfter(k), random);
      site.open();
      site.run(hour);
      expect(site.tabs.get(1)?.healthy).toBe(true);
      expect(site.requests).toHaveLength(k + 2); // docs/measurements.md says so
      expect(site.state.session.incidents).toEqual([]);
    },
  );
});

describe('a site that is down for an hour', () => {
  test.each([0, 1])('gets eight requests, as in the backoff table: one by the person, seven by the extension (random %d)', (random) => {
    const site = new Simulation(down, random);
    site.open();
    site.run(hour);
    expect(site.requests).toHaveLength(1 + backoff.length);
    expect(site.requests).toHaveLength(8);
    expect(phaseIn(site)).toBe('idle');
    site.run(24 * hour);
    expect(site.requests).toHaveLength(8);
  });
  test('with Retry-After: 20 on every response gets eight requests too, none earlier than 20 s', () => {
    const site = new Simulation(() => [503, [['Retry-After', '20']]]);
    site.open();
    site.run(hour);
    expect(site.requests).toHaveLength(8);
    const gaps = site.requests.slice(1).map(({ at }, index) => at - (site.requests[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
  });
  test('with Retry-After: 7200 gets one probe at that time, and no more after the hour', () => {
    const site = new Simulation(() => [503, [['Retry-After', '7200']]]);
    site.open();
    site.run(24 * hour);
    expect(site.requests).toHaveLength(2);
    expect(secondsOf(site)[1]).toBeGreaterThanOrEqual(7_200);
    expect(phaseIn(site)).toBe('idle');
  });
  test('three manual reloads do not restart the backoff: each uses up one of its waits, and the pending probe is the last', () => {
    const site = new Simulation(down);
    site.open();
    for (let click = 0; click < 3; click += 1) {
      site.run(2 * minute);
      site.choose('retry');
    }
    site.run(hour);
    expect(site.probes).toHaveLength(5);
    expect(site.requests).toHaveLength(9);
  });
});

describe('what counts as back', () => {
  test.each([200, 204, 304, 401, 403, 404, 410, 500])('a probe that gets %i reloads the page', (status) => {
    const site = new Simulation(({ by }, times) => (times === 1 ? 502 : by === 'probe' ? status : 200));
    site.open();
    site.run(minute);
    expect(site.requests.map(({ by }) => by)).toEqual(['load', 'probe', 'load']);
    expect(site.tabs.get(1)?.healthy).toBe(true);
  });
  test('429 waits for its Retry-After', () => {
    const site = new Simulation((_, times) => (times === 1 ? 502 : times === 2 ? [429, [['Retry-After', '120']]] : 200));
    site.open();
    site.run(hour);
    const [, asked = 0, again = 0] = secondsOf(site);
    expect(again - asked).toBeGreaterThanOrEqual(120);
    expect(site.requests).toHaveLength(4);
    expect(site.tabs.get(1)?.healthy).toBe(true);
  });
  test('if a probe succeeds and the page fails again, the next tries reload the page, with the same backoff', () => {
    const site = new Simulation(({ by }) => (by === 'probe' ? 200 : 502));
    site.open();
    site.run(hour);
    expect(site.requests.map(({ by }) => by)).toEqual(['load', 'probe', ...Array.from({ length: site.requests.length - 2 }, () => 'load')]);
    expect(site.probes).toHaveLength(1);
    expect(site.requests.length).toBeLessThanOrEqual(1 + backoff.length + 1);
    expect(phaseIn(site)).toBe('idle');
  });
});

describe('a response that no browser shows', () => {
  const bytes =
    (type: string, more: readonly Header[] = []) =>
    (): readonly [number, readonly Header[]] => [502, [['Content-Type', type], ...more]];
  const attached = [['Content-Disposition', 'attachment; filename=a']] as const;

  test.each([
    ['application/octet-stream', []],
    ['application/zip', []],
    ['text/html', attached],
  ] as const)('%s %s is left to Chrome, which repeats the request by itself', (type, more) => {
    const site = new Simulation(bytes(type, more));
    site.open();
    site.run(hour);
    expect(site.requests).toHaveLength(1);
    expect(viewOf(site.state, 1, 'popup', chrome)).toMatchObject({
      phase: 'idle',
      retry: { next: { kind: 'stopped', why: 'browser-repeats' } },
    });
  });
  test.each([
    'text/html; charset=utf-8',
    'application/json',
    'application/problem+json',
    'application/xhtml+xml',
    'image/svg+xml',
    'application/pdf',
    '',
  ])('%s is shown, so it is retried', (type) => {
    const site = new Simulation(bytes(type));
    site.open();
    site.run(hour);
    expect(site.requests).toHaveLength(8);
  });
  test('Firefox does not repeat the request, so the extension does', () => {
    const site = new Simulation(bytes('application/octet-stream'), 0.5, firefox);
    site.open();
    site.run(hour);
    expect(site.requests).toHaveLength(8);
  });
});
