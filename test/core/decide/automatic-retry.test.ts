/** Automatic retries in simulated time: whole incidents, with every request counted at the server. */
import { describe, expect, test } from 'vitest';
import type { Header } from '../../../src/core/http/response.ts';
import { backoff } from '../../../src/core/probe/backoff.ts';
import type { Action } from '../../../src/core/state/actions.ts';
import { incidentIn } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { chrome, firefox, noon } from '../builders.ts';
import { Simulation } from '../simulation.ts';

const minute = 60_000;
const hour = 60 * minute;
const down = (): number => 503;
const upAfter = (failures: number) => (_: unknown, times: number) => (times > failures ? 200 : 502);
const phaseIn = ({ state }: Simulation, tabId = 1) => viewOf(state, tabId, 'overlay', chrome)?.phase;
const secondsOf = ({ requests }: Simulation): number[] => requests.map(({ at }) => Math.round((at - noon) / 1_000));

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

describe('the response to a form', () => {
  const acts: readonly Action[] = [
    'retry',
    'load-page',
    'clear-cache',
    'extensions',
    'restore-extensions',
    'private-window',
    'other-device',
    'router',
    'other-network',
    'archive',
    'watch',
    'post-open',
    'post-address',
    'works-there',
    'fails-there',
    'collapse',
    'expand',
    'options',
    'guide',
    'stop',
    'hide-hour',
    'mute-site',
    'dismiss',
  ];
  const submissions = ({ requests }: Simulation): number => requests.filter(({ method }) => method === 'POST').length;
  const pay = 'http://shop.test/pay';

  test.each([503, 200])(
    'is submitted once in ten minutes, and its address is never probed, although it would respond with %i',
    (status) => {
      const site = new Simulation((_, times) => (times === 1 ? 502 : status));
      site.open(1, pay, 'POST');
      site.run(10 * minute);
      expect(site.requests).toEqual([{ at: noon, method: 'POST', address: pay, by: 'load' }]);
      expect(phaseIn(site)).toBe('idle');
    },
  );
  test.each(acts)('is submitted once when «%s» is chosen three times and each browser question is declined', (act) => {
    const site = new Simulation((asked) => (asked.method === 'POST' ? 502 : 200));
    site.open(1, pay, 'POST');
    for (let click = 0; click < 3; click += 1) {
      site.run(minute);
      site.choose(act);
    }
    site.run(10 * minute);
    expect(submissions(site)).toBe(1);
    // The extension never requests the address of a form, not even with GET.
    expect(site.probes.map(({ address }) => address)).not.toContain(pay);
  });
  test('is not reloading after a declined question: every step can be chosen again, and none counts as helpful when the site is back', () => {
    const site = new Simulation((asked) => (asked.method === 'POST' ? 502 : 200));
    site.open(1, pay, 'POST');
    site.run(minute);
    for (const act of ['retry', 'clear-cache', 'router', 'other-network'] as const) site.choose(act);
    site.run(minute);
    expect(site.questions).toBe(4);
    const { page, incident } = incidentIn(site.state, 1) ?? {};
    expect(page?.phase.kind).not.toBe('reloading');
    expect(incident?.steps).toEqual({});
    site.send({ type: 'pageLeft', tabId: 1, startedAt: page?.startedAt ?? 0 });
    expect(site.state.session.incidents).toEqual([]);
  });
  test('can be opened without the form: the click requests the address with GET', () => {
    const site = new Simulation((asked) => (asked.method === 'POST' ? 502 : 200));
    site.open(1, pay, 'POST');
    site.run(minute);
    site.choose('post-address');
    expect(site.requests.map(({ method, address }) => [method, address])).toEqual([
      ['POST', pay],
      ['GET', pay],
    ]);
    expect(site.questions).toBe(0);
  });
  test('is submitted once when every button is pressed in turn, and each button that reloads brings a question', () => {
    const site = new Simulation((asked) => (asked.method === 'POST' ? 502 : 200));
    site.open(1, pay, 'POST');
    site.run(minute);
    for (const act of acts) {
      site.choose(act);
      site.run(10_000);
    }
    site.run(10 * minute);
    expect(submissions(site)).toBe(1);
    expect(site.questions).toBeGreaterThanOrEqual(4);
  });
});

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
