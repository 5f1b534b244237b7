/** Many failing tabs of one site in simulated time: together they ask as often as one. */
import { describe, expect, test } from 'vitest';
import { backoff } from '../../../src/core/probe/backoff.ts';
import { noon } from '../builders.ts';
import { Simulation } from '../simulation.ts';
import { down, hour, minute, secondsOf } from './simulated-site.ts';

describe('fifty failing tabs of one site', () => {
  const tabs = Array.from({ length: 50 }, (_, index) => index + 1);
  const restored = (server: ConstructorParameters<typeof Simulation>[0]): Simulation => {
    const site = new Simulation(server);
    for (const tabId of tabs) site.open(tabId, `http://shop.test/page/${tabId}`);
    return site;
  };

  test('make one request per round while the site is down', () => {
    const site = restored(down);
    site.run(hour);
    expect(site.probes).toHaveLength(backoff.length);
    expect(new Set(site.probes.map(({ at }) => at)).size).toBe(backoff.length);
  });
  test('that fail during a probe wait for it: no second probe is sent', () => {
    const site = new Simulation(down, 0);
    site.open(1, 'http://shop.test/page/1');
    // A probe is sent at 1.1 s and gets its response 50 ms later; this tab fails in between.
    site.run(1_040);
    site.open(2, 'http://shop.test/page/2');
    site.run(40_000);
    expect(site.probes.map(({ at }) => Math.round((at - noon) / 1_000))).toEqual([1, 6, 36]);
  });
  test('all wait when one of them gets a longer Retry-After', () => {
    const site = new Simulation((_, times) => (times === 2 ? [503, [['Retry-After', '120']]] : 503), 0);
    site.open(1, 'http://shop.test/page/1');
    site.run(500);
    site.open(2, 'http://shop.test/page/2');
    site.run(hour);
    const [, second = 0, next = 0] = secondsOf(site);
    expect(next - second).toBeGreaterThanOrEqual(120);
  });
  test.each([
    ['by the page’s own probes', (): void => undefined, 40_000],
    ['by a watch', (site: Simulation) => site.choose('watch'), 3 * minute],
  ])('are all reloaded once and healthy when the recovery is found %s', (_, start, within) => {
    let up = false;
    const site = restored((): number => (up ? 200 : 503));
    site.run(8_000);
    start(site);
    up = true;
    site.run(within);
    expect(tabs.filter((tabId) => site.tabs.get(tabId)?.healthy !== true)).toEqual([]);
    expect(site.requests.filter(({ by }) => by === 'load')).toHaveLength(100);
    expect(site.state.session.incidents).toEqual([]);
  });
});
