/** Retries while nobody sees the page or nothing can be asked, in simulated time: no request meanwhile, and one afterwards. */
import { describe, expect, test } from 'vitest';
import { noon } from '../builders.ts';
import { Simulation } from '../simulation.ts';
import { down, hour, minute, upAfter } from './simulated-site.ts';

describe('no burst, no silence', () => {
  const world = (): Simulation => {
    const site = new Simulation(upAfter(3));
    site.open();
    site.run(7_000);
    expect(site.requests).toHaveLength(3);
    return site;
  };
  /** The fourth request is due after 36 s. */
  const cases: readonly (readonly [string, (site: Simulation) => void])[] = [
    ['hidden at the due time', (site) => (site.show(), site.run(2 * hour), site.show(1))],
    ['hidden and shown repeatedly', (site) => Array.from({ length: 50 }, () => (site.show(), site.run(500), site.show(1), site.run(500)))],
    ['offline at the due time', (site) => (site.connect(false), site.run(2 * hour), site.connect(true))],
    [
      'online and offline repeatedly',
      (site) => Array.from({ length: 50 }, () => (site.connect(false), site.run(500), site.connect(true), site.run(500))),
    ],
    ['asleep at the due time', (site) => (site.sleep(8 * hour), site.run(100))],
    [
      'asleep and offline, online a minute later',
      (site) => (site.connect(false), site.sleep(8 * hour), site.run(minute), site.connect(true)),
    ],
    [
      'hidden and offline, shown before it is online',
      (site) => (site.connect(false), site.show(), site.run(hour), site.show(1), site.run(minute), site.connect(true)),
    ],
    [
      'hidden and offline, online before it is shown',
      (site) => (site.connect(false), site.show(), site.run(hour), site.connect(true), site.run(minute), site.show(1)),
    ],
  ];
  test.each(cases)('%s: no request meanwhile, one request afterwards, and the page is healthy', (_, meanwhile) => {
    const site = world();
    meanwhile(site);
    const before = site.requests.length;
    expect(before).toBeLessThanOrEqual(5);
    site.run(minute);
    expect(site.tabs.get(1)?.healthy).toBe(true);
    expect(site.requests).toHaveLength(5);
    expect(site.probes).toHaveLength(3);
  });
  test.each([
    ['hidden', (site: Simulation) => site.show()],
    ['offline', (site: Simulation) => site.connect(false)],
    ['asleep', (site: Simulation) => site.sleep(3 * hour)],
  ] as const)('%s: no request meanwhile', (_, start) => {
    const site = world();
    start(site);
    const before = site.requests.length;
    if (_ !== 'asleep') site.run(3 * hour);
    expect(site.requests).toHaveLength(before);
  });
  test('on a browser error page, where no online event arrives, the extension notices within a minute that the browser is online', () => {
    const site = new Simulation(upAfter(1));
    site.open();
    site.run(300);
    site.send({ type: 'panelRemoved', tabId: 1, startedAt: noon, inFront: true });
    site.connect(false);
    site.run(hour - 2 * minute);
    expect(site.requests).toHaveLength(1);
    site.connect(true);
    site.run(minute);
    expect(site.tabs.get(1)?.healthy).toBe(true);
    expect(site.requests).toHaveLength(3);
  });
  test.each([
    ['offline', (site: Simulation) => (site.connect(false), site.run(3 * hour), site.connect(true))],
    ['asleep', (site: Simulation) => site.sleep(3 * hour)],
  ] as const)('a watch that is %s for many probes makes up for none of them', (_, meanwhile) => {
    const site = new Simulation(down);
    site.open();
    site.run(500);
    site.choose('watch');
    site.run(20 * minute);
    const before = site.probes.length;
    meanwhile(site);
    expect(site.probes).toHaveLength(before);
    site.run(2 * minute);
    expect(site.probes).toHaveLength(before + 1);
  });
});
