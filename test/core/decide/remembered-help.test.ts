import { describe, expect, test } from 'vitest';
import type { PastIncident } from '../../../src/core/history/history.ts';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { after, answered, broken, effectsOf, noon, placed, step } from '../builders.ts';

const choose = (action: 'clear-cache' | 'other-network' | 'retry' | 'other-device' | 'works-there'): [Event] => [
  { type: 'actionChosen', tabId: 1, action },
];
const failsAgain = (state: State, startedAt: number): State => after([[answered({ startedAt })], [placed({ startedAt })]], state);
const recordOf = (state: State, event: Event): PastIncident | undefined => {
  const [effect] = effectsOf(step(state, event)[1], 'record');
  return effect?.type === 'record' ? effect.incident : undefined;
};
const recovered = answered({ status: 200, startedAt: noon + 900 });

describe('the history records each step with its result', () => {
  const fresh = failsAgain(after([choose('clear-cache')], broken()), noon + 500);
  test('one did not help, the next did', () =>
    expect(recordOf(after([choose('other-network')], fresh), recovered)).toMatchObject({
      outcome: 'back',
      helped: 'other-network',
      steps: { 'clear-cache': 'failed', 'other-network': 'helped' },
    }));
  test('the site recovered by itself: failed steps stay recorded, and none is recorded as helpful', () => {
    const record = recordOf(fresh, recovered);
    expect(record?.steps).toEqual({ 'clear-cache': 'failed' });
    expect(record).not.toHaveProperty('helped');
  });
  test('already while the page is still failing', () => {
    const [, effects] = step(
      after([choose('clear-cache'), [answered({ startedAt: noon + 500 })]], broken()),
      placed({ startedAt: noon + 500 }),
    );
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'open', steps: { 'clear-cache': 'failed' } } }]);
  });
  test('a result reported by the person', () =>
    expect(recordOf(after([choose('other-device'), choose('works-there')], broken()), { type: 'tabClosed', tabId: 1 })?.steps).toEqual({
      'other-device': 'helped',
    }));
  test('a reload counts as a try and not as a step', () =>
    expect(recordOf(failsAgain(after([choose('retry')], broken()), noon + 500), recovered)).not.toHaveProperty('steps'));
  test('no steps if none was tried', () => expect(recordOf(broken(), recovered)).not.toHaveProperty('steps'));
  test('nothing for a private window', () => {
    const state = after([[answered({ privateWindow: true })], [placed()], choose('clear-cache')]);
    expect(recordOf(state, answered({ status: 200, privateWindow: true, startedAt: noon + 900 }))).toBeUndefined();
  });
});
