import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/core/env/settings.ts';
import { settingsFrom } from '../../../src/core/persistence/persistent.ts';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, projected, step } from '../builders.ts';

const set = (state: State, settings: Partial<Settings>): State => ({
  ...state,
  persistent: { ...state.persistent, settings: { ...defaultSettings, ...settings } },
});
const viewIn = (state: State) => viewOf(state, 1, 'overlay', chrome);

describe('stored settings', () => {
  test.each([
    ['nothing', undefined],
    ['a word', 'off'],
    ['null', null],
    ['a list', [false]],
    ['an invalid value for every setting', { autoRetry: 0, watchEvery: 16, watchHours: 25 }],
    ['halves', { watchEvery: 1.5, watchHours: Number.NaN }],
    ['values below the minimum', { watchEvery: -1, watchHours: 0 }],
  ])('%s gives the default', (_, stored) => expect(settingsFrom(stored)).toEqual(defaultSettings));
  test('each setting is checked on its own', () => {
    expect(settingsFrom({ autoRetry: false, watchEvery: 'often', watchHours: 3 })).toEqual({
      autoRetry: false,
      watchEvery: 0,
      watchHours: 3,
    });
  });
});

describe('with «Try again automatically» off', () => {
  const off = after([[answered()], [placed()]], set(after([]), { autoRetry: false }));
  test('a panel is idle, shows no countdown and says why', () => {
    expect(viewIn(off)).toMatchObject({ phase: 'idle', retry: { next: { kind: 'stopped', why: 'switched-off' } } });
    expect(viewIn(off)?.retry.next).not.toHaveProperty('dueAt');
    expect(effectsOf(step(off, { type: 'probeDue', tabs: [1] }, { at: noon + 9e9 })[1], 'probe')).toEqual([]);
  });
  test('a manual retry starts no countdown', () => {
    const again = noon + 500;
    const state = after(
      [
        [{ type: 'actionChosen', tabId: 1, action: 'retry' }],
        [answered({ startedAt: again }), { at: again }],
        [placed({ startedAt: again }), { at: again }],
      ],
      off,
    );
    expect(viewIn(state)?.phase).toBe('idle');
  });
  test('switching it off ends the running countdowns, switching it on starts them', () => {
    const [ended] = step(broken(), { type: 'settingsChanged', change: { autoRetry: false } });
    expect(viewIn(ended)?.phase).toBe('idle');
    expect(projected(ended).alarms.probe).toBeNull();
    expect(viewIn(step(ended, { type: 'settingsChanged', change: { autoRetry: true } })[0])).toMatchObject({
      phase: 'waiting',
      retry: { next: { dueAt: noon + 1_000 } },
    });
  });
  test('retries that the person stopped stay stopped', () => {
    const stopped = after([[{ type: 'actionChosen', tabId: 1, action: 'stop' }], [{ type: 'settingsChanged', change: {} }]], broken());
    expect(viewIn(stopped)?.retry.next).toEqual({ kind: 'stopped', why: 'by-hand' });
  });
  test('a watch goes on, and the waiting tab is not reloaded but says that the site is back', () => {
    const watched = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], off);
    const [state, effects] = step(watched, { type: 'watchProbed', origin: 'http://shop.test', status: 200 });
    expect(projected(state).announcements).toHaveLength(1);
    expect(effectsOf(effects, 'reload')).toEqual([]);
    expect(viewIn(step(state, { type: 'notified', origin: 'http://shop.test', shown: true })[0])?.phase).toBe('back');
  });
});

describe('a watch follows its settings', () => {
  const asked = (settings: Partial<Settings>, random = 0): number[] => {
    let state = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], set(broken(), settings));
    const times: number[] = [];
    for (let at = noon; at < noon + 90_000_000; at += 10_000) {
      const [due, effects] = step(state, { type: 'watchDue' }, { at, random });
      state = due;
      if (effectsOf(effects, 'watchProbe').length === 0) continue;
      times.push((at - noon) / 60_000);
      state = step(state, { type: 'watchProbed', origin: 'http://shop.test', status: 503 }, { at, random })[0];
    }
    expect(state.persistent.watches).toEqual([]);
    return times;
  };
  const gaps = (times: readonly number[]): number[] => times.slice(1).map((at, index) => at - (times[index] ?? 0));

  test.each([
    [1, 1, 59],
    [5, 3, 35],
    [15, 24, 95],
  ])('every %i min for %i h: %i probes', (watchEvery, watchHours, probes) => {
    expect(asked({ watchEvery, watchHours })).toHaveLength(probes);
  });
  test.each([0, 0.5, 1])('probes are 1 to 15 min apart, for any random number (%d)', (random) => {
    const all = [...gaps(asked({}, random)), ...gaps(asked({ watchEvery: 1, watchHours: 2 }, random))];
    expect(Math.min(...all)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...all)).toBeLessThanOrEqual(15.2); // this test checks every 10 s
  });
  test('its panel says how often and how long', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'watch' }]], set(broken(), { watchEvery: 5, watchHours: 3 }));
    expect(viewIn(state)?.watch).toEqual({ since: noon, every: 300_000, for: 10_800_000 });
  });
});
