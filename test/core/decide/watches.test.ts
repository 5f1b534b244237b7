import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, step } from '../builders.ts';

const minute = 60_000;
const watching = after([[{ type: 'actionChosen', tabId: 1, act: 'watch' }]], broken());
const probed = (state: State, at: number, status?: number) =>
  step(state, { type: 'watchProbed', origin: 'http://shop.test', ...(status ? { status } : {}) }, { at });

describe('a watch', () => {
  test('takes over from the looks of the page and asks a minute later', () => {
    expect(effectsOf(step(watching, { type: 'probeDue', tabs: [1] }, { at: noon + 9e6 })[1], 'probe')).toEqual([]);
    const [, effects] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effects).toContainEqual({ type: 'watchProbe', origin: 'http://shop.test', address: 'http://shop.test/cart' });
  });
  test('is asked once, however often it is due', () => {
    const [state] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + minute + 1 })[1], 'watchProbe')).toEqual([]);
  });
  test('asks again when a look was lost with its worker', () => {
    const [state] = step(watching, { type: 'watchDue' }, { at: noon + minute });
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + 2 * minute + 1 })[1], 'watchProbe')).toHaveLength(1);
  });
  test('outlives its tab and the browser', () => {
    const [closed] = step(watching, { type: 'tabClosed', tabId: 1 });
    const restarted: State = {
      session: { incidents: [], hiddenUntil: {}, notes: {}, popupDue: [], clearings: {}, manualTests: {} },
      persistent: closed.persistent,
    };
    const [state, effects] = step(restarted, { type: 'started' });
    expect(effects).toContainEqual({ type: 'setAlarm', name: 'watch', at: noon + minute });
    expect(probed(state, noon + minute, 200)[1]).toContainEqual({
      type: 'notify',
      origin: 'http://shop.test',
      host: 'shop.test',
      address: 'http://shop.test/cart',
      away: minute,
    });
  });
  test('asks less and less often, never more than 15 minutes apart, and for a day', () => {
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
  test('asks nothing offline, and at once when that is over', () => {
    const [state, effects] = step(watching, { type: 'watchDue' }, { at: noon + minute, online: false });
    expect(effectsOf(effects, 'watchProbe')).toEqual([]);
    expect(effectsOf(step(state, { type: 'watchDue' }, { at: noon + 5 * minute })[1], 'watchProbe')).toHaveLength(1);
  });
  test.each([200, 401, 403, 404, 302])('%i is back: it is said, and the tab that waits is loaded', (status) => {
    const [state, effects] = probed(watching, noon + minute, status);
    expect(effects).toContainEqual(expect.objectContaining({ type: 'notify' }));
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, bypassCache: false });
    expect(step(state, { type: 'notified', origin: 'http://shop.test', shown: true })[0].persistent.watches).toEqual([]);
  });
  test.each([502, 503, 429, undefined])('%s is not', (status) => {
    expect(effectsOf(probed(watching, noon + minute, status)[1], 'notify')).toEqual([]);
  });
  test('that may show no notification keeps its word for the popup, and is said by the icon once', () => {
    const [state] = step(probed(watching, noon + minute, 200)[0], { type: 'notified', origin: 'http://shop.test', shown: false });
    expect(state.persistent.watches).toMatchObject([{ origin: 'http://shop.test', backAt: noon + minute }]);
    for (const type of ['started', 'resumed', 'watchDue'] as const)
      expect(effectsOf(step(state, { type }, { at: noon + 9 * minute })[1], 'notify')).toEqual([]);
    const [read] = step(state, { type: 'unwatched', origin: 'http://shop.test' });
    expect(read.persistent.watches).toEqual([]);
  });
  test('that was kept does not stand in the way of a new one', () => {
    const [state] = step(probed(watching, noon + minute, 200)[0], { type: 'notified', origin: 'http://shop.test', shown: false });
    const again = after([[answered({ startedAt: noon + 2 * minute })], [placed({ startedAt: noon + 2 * minute })]], state);
    expect(viewOf(again, 1, 'overlay', chrome)?.phase).toBe('waiting');
    const [watched] = step(again, { type: 'actionChosen', tabId: 1, act: 'watch' }, { at: noon + 3 * minute });
    expect(watched.persistent.watches).toHaveLength(1);
    expect(watched.persistent.watches[0]?.backAt).toBeUndefined();
    expect(viewOf(watched, 1, 'overlay', chrome)?.phase).toBe('watching');
  });
  test('needs no word when the person sees the page come back', () => {
    const [state, effects] = step(watching, answered({ status: 200 }));
    expect(effectsOf(effects, 'notify')).toEqual([]);
    expect(state.persistent.watches).toEqual([]);
  });
  test('of a form asks for the site, not for the form’s address', () => {
    const form = after([[{ type: 'actionChosen', tabId: 1, act: 'watch' }]], broken({ method: 'POST' }));
    expect(form.persistent.watches).toMatchObject([{ address: 'http://shop.test/' }]);
    expect(effectsOf(probed(form, noon + minute, 200)[1], 'reload')).toEqual([]);
  });
  test('is never made in a private window', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, act: 'watch' }]], after([[answered({ privateWindow: true })], [placed()]]));
    expect(state.persistent.watches).toEqual([]);
  });
  test.each([
    ['Stop in the panel', { type: 'actionChosen', tabId: 1, act: 'stop' } as const],
    ['a click in the list of the popup', { type: 'unwatched', origin: 'http://shop.test' } as const],
  ])('ends by %s', (_, event) => expect(step(watching, event)[0].persistent.watches).toEqual([]));
});
