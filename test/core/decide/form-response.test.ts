/** The response to a form in simulated time: it is never submitted a second time without the browser’s question. */
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/core/state/actions.ts';
import { incidentIn } from '../../../src/core/state/state.ts';
import { noon } from '../builders.ts';
import { Simulation } from '../simulation.ts';
import { minute, phaseIn } from './simulated-site.ts';

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
