import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, projected, step } from '../builders.ts';

const minute = 60_000;
const watching = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], broken());
const probed = (state: State, at: number, status?: number) =>
  step(state, { type: 'watchProbed', origin: 'http://shop.test', ...(status ? { status } : {}) }, { at });

describe('a watch', () => {
  test('replaces the page’s probes and probes a minute later', () => {
    expect(effectsOf(step(watching, { type: 'probeDue', tabs: [1] }, { at: noon + 9e6 })[1], 'probe')).toEqual([]);
    const [, effects] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effects).toContainEqual({ type: 'watchProbe', origin: 'http://shop.test', address: 'http://shop.test/cart' });
  });
  test('probes once, however many events say that it is due', () => {
    const [state] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + minute + 1 })[1], 'watchProbe')).toEqual([]);
  });
  test('probes again when a probe was lost with its worker', () => {
    const [state] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + 2 * minute + 1 })[1], 'watchProbe')).toHaveLength(1);
  });
  test('outlives its tab and the browser', () => {
    const [closed] = step(watching, { type: 'tabClosed', tabId: 1 });
    const restarted: State = {
      session: { incidents: [], hiddenUntil: {}, notes: {}, popupDue: [], clearings: {}, manualTests: {} },
      persistent: closed.persistent,
    };
    const [state] = step(restarted, { type: 'started' });
    expect(projected(state).alarms.watch).toBe(noon + minute);
    expect(projected(probed(state, noon + minute, 200)[0]).announcements).toContainEqual({
      origin: 'http://shop.test',
      host: 'shop.test',
      address: 'http://shop.test/cart',
      away: minute,
    });
  });
  test('probes less and less often, at most 15 minutes apart, for a day', () => {
    let state = watching;
    const times: number[] = [];
    for (let at = noon; at < noon + 100_000_000; at += 10_000) {
      const [due, effects] = step(state, { type: 'watchDue' }, { at });
      state = due;
      if (effectsOf(effects, 'watchProbe').length > 0) {
        times.push(at - noon);
        state = probed(state, at, 503)[0];
      }
    }
    expect(times.slice(0, 6)).toEqual([1, 3, 7, 15, 30, 45].map((minutes) => minutes * minute));
    expect(times.length).toBe(98);
    expect(state.persistent.watches).toEqual([]);
  });
  test('does not probe offline, and probes at once when online again', () => {
    const [state, effects] = step(watching, { type: 'watchDue' }, { at: noon + minute, online: false });
    expect(effectsOf(effects, 'watchProbe')).toEqual([]);
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + 5 * minute })[1], 'watchProbe')).toHaveLength(1);
  });
  test.each([200, 401, 403, 404, 302])('%i means back: the site is announced, and the waiting tab is reloaded', (status) => {
    const [state, effects] = probed(watching, noon + minute, status);
    expect(projected(state).announcements).toHaveLength(1);
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, startedAt: noon, bypassCache: false });
    expect(step(state, { type: 'notified', origin: 'http://shop.test', shown: true })[0].persistent.watches).toEqual([]);
  });
  test.each([502, 503, 429, undefined])('%s does not mean back', (status) => {
    expect(projected(probed(watching, noon + minute, status)[0]).announcements).toEqual([]);
  });
  test('that could show no notification stays in the popup, and the icon shows it once', () => {
    const [state] = step(probed(watching, noon + minute, 200)[0], { type: 'notified', origin: 'http://shop.test', shown: false });
    expect(state.persistent.watches).toMatchObject([{ origin: 'http://shop.test', backAt: noon + minute }]);
    for (const type of ['started', 'resumed', 'watchDue'] as const)
      expect(projected(step(state, { type }, { at: noon + 9 * minute })[0]).announcements).toEqual([]);
    expect(projected(state).isNewsOnIcon).toBe(true);
    expect(projected(step(state, { type: 'newsSeen' })[0]).isNewsOnIcon).toBe(false);
    const [read] = step(state, { type: 'unwatched', origin: 'http://shop.test' });
    expect(read.persistent.watches).toEqual([]);
  });
  test('that stays in the popup does not prevent a new one', () => {
    const [state] = step(probed(watching, noon + minute, 200)[0], { type: 'notified', origin: 'http://shop.test', shown: false });
    const again = after([[answered({ startedAt: noon + 2 * minute })], [placed({ startedAt: noon + 2 * minute })]], state);
    expect(viewOf(again, 1, 'overlay', chrome)?.phase).toBe('waiting');
    const [watched] = step(again, { type: 'actionChosen', tabId: 1, action: 'watch' }, { at: noon + 3 * minute });
    expect(watched.persistent.watches).toHaveLength(1);
    expect(watched.persistent.watches[0]?.phase).toBe('waiting');
    expect(viewOf(watched, 1, 'overlay', chrome)?.phase).toBe('watching');
  });
  test('is not announced when the person sees the page recover', () => {
    const [state] = step(watching, answered({ status: 200 }));
    expect(projected(state).announcements).toEqual([]);
    expect(state.persistent.watches).toEqual([]);
  });
  test('of a form probes the site’s first page, not the form’s address', () => {
    const form = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], broken({ method: 'POST' }));
    expect(form.persistent.watches).toMatchObject([{ address: 'http://shop.test/' }]);
    expect(effectsOf(probed(form, noon + minute, 200)[1], 'reload')).toEqual([]);
  });
  test('cannot be set in a private window', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], after([[answered({ privateWindow: true })], [placed()]]));
    expect(state.persistent.watches).toEqual([]);
  });
  test.each([
    ['Stop in the panel', { type: 'actionChosen', tabId: 1, action: 'stop' } as const],
    ['a click in the list of the popup', { type: 'unwatched', origin: 'http://shop.test' } as const],
  ])('ends by %s', (_, event) => expect(step(watching, event)[0].persistent.watches).toEqual([]));
});
