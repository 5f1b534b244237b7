import { describe, expect, test } from 'vitest';
import type { State } from '../../src/core/state.ts';
import { answered, after, broken, effectsOf, noon, placed, step, type World } from './a-past.ts';

const due = (state: State, at: number, world: World = {}, tabs = [1]) => step(state, { type: 'lookDue', tabs }, { at, ...world });
const idOf = (state: State): string => state.session.incidents[0]?.id ?? '';
const retryOf = (state: State) => state.session.incidents[0]?.retry;

describe('a look', () => {
  test('asks the server before anything is loaded', () => {
    const [, effects] = due(broken(), noon + 1_000);
    expect(effects).toContainEqual({ type: 'look', incidentId: expect.any(String), address: 'http://shop.test/cart', withCookies: true });
    expect(effectsOf(effects, 'reload')).toEqual([]);
  });
  test('does not happen before its time', () => {
    expect(effectsOf(due(broken(), noon + 999)[1], 'look')).toEqual([]);
  });
  test.each([
    ['while the tab is hidden', {}, [7], 'hidden'],
    ['while the browser is offline', { online: false }, [1], 'offline'],
  ])('waits %s, and happens once that is over', (_, world, tabs, paused) => {
    const [state, effects] = due(broken(), noon + 2_000, world, tabs);
    expect(effectsOf(effects, 'look')).toEqual([]);
    expect(retryOf(state)).toMatchObject({ kind: 'waiting', paused });
    expect(effectsOf(due(state, noon + 90_000)[1], 'look')).toHaveLength(1);
  });
  test('happens once however often it is called for', () => {
    const [state] = due(broken(), noon + 1_000);
    expect(effectsOf(due(state, noon + 1_001)[1], 'look')).toEqual([]);
  });
  test('lost with its worker is made again after a minute', () => {
    const [state] = due(broken(), noon + 1_000);
    expect(effectsOf(due(state, noon + 62_000)[1], 'look')).toHaveLength(1);
  });
  test('never asks for a page that came from a form', () => {
    const form = broken({ method: 'POST' });
    expect(retryOf(form)).toEqual({ kind: 'stopped', why: 'form' });
    expect(effectsOf(due(form, noon + 9e9)[1], 'look')).toEqual([]);
  });
  test('sends no cookies for a private window', () => {
    expect(due(broken({ privateWindow: true }), noon + 1_000)[1]).toContainEqual(
      expect.objectContaining({ type: 'look', withCookies: false }),
    );
  });
});

describe('what a look learns', () => {
  const asked = due(broken(), noon + 1_000)[0];
  test.each([200, 301, 401, 403, 404, 500])('%i: the page is loaded', (status) => {
    const [, effects] = step(asked, { type: 'looked', incidentId: idOf(asked), status });
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, bypassCache: false });
  });
  test.each([502, 503, 504, 429, undefined])('%s: the next look is set by the table', (status) => {
    const [state, effects] = step(asked, { type: 'looked', incidentId: idOf(asked), ...(status ? { status } : {}) }, { at: noon + 2_000 });
    expect(effectsOf(effects, 'reload')).toEqual([]);
    expect(retryOf(state)).toEqual({ kind: 'waiting', from: noon + 2_000, dueAt: noon + 7_000 });
  });
  test('when it said well and the page fails again, the page itself is loaded next time', () => {
    const failed = after(
      [
        [{ type: 'looked', incidentId: idOf(asked), status: 200 }],
        [answered({ startedAt: noon + 3_000 })],
        [placed({ startedAt: noon + 3_000 })],
      ],
      asked,
    );
    const [, effects] = due(failed, noon + 60_000);
    expect(effectsOf(effects, 'look')).toEqual([]);
    expect(effects).toContainEqual({ type: 'reload', tabId: 1, bypassCache: false });
  });
});

describe('the end of looking', () => {
  test('seven looks in an hour, then it stops', () => {
    let state = broken();
    let looks = 0;
    for (let at = noon; at < noon + 3_600_000; at += 500) {
      const [next, effects] = due(state, at);
      state = next;
      if (effectsOf(effects, 'look').length > 0) {
        looks += 1;
        state = step(state, { type: 'looked', incidentId: idOf(state), status: 503 }, { at })[0];
      }
    }
    expect(looks).toBe(7);
    expect(retryOf(state)).toEqual({ kind: 'stopped', why: 'gave-up' });
  });
  test('Stop stops', () => {
    const state = after([[{ type: 'chosen', tabId: 1, act: 'stop' }]], broken());
    expect(effectsOf(due(state, noon + 9e9)[1], 'look')).toEqual([]);
  });
  test('a try by hand does not begin the table again', () => {
    let state = after([[{ type: 'looked', incidentId: '', status: 503 }]], broken());
    const waiting = retryOf(state);
    state = after(
      [
        [{ type: 'chosen', tabId: 1, act: 'retry' }],
        [answered({ startedAt: noon + 300 }), { at: noon + 300 }],
        [placed({ startedAt: noon + 300 }), { at: noon + 300 }],
      ],
      state,
    );
    expect(retryOf(state)).toEqual(waiting);
  });
  test('Retry-After is the earliest time', () => {
    expect(retryOf(broken({ status: 503, headers: [['Retry-After', '20']] }))).toMatchObject({ dueAt: noon + 20_000 });
  });
});
