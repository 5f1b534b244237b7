import { describe, expect, test } from 'vitest';
import type { PastIncident } from '../../../src/core/history/history.ts';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { after, answered, broken, effectsOf, noon, placed, step } from '../builders.ts';

const choose = (act: 'clear-cache' | 'other-network' | 'retry' | 'other-device' | 'works-there'): [Event] => [
  { type: 'actionChosen', tabId: 1, act },
];
const failsAgain = (state: State, startedAt: number): State => after([[answered({ startedAt })], [placed({ startedAt })]], state);
const recordOf = (state: State, event: Event): PastIncident | undefined => {
  const [effect] = effectsOf(step(state, event)[1], 'record');
  return effect?.type === 'record' ? effect.incident : undefined;
};
const well = answered({ status: 200, startedAt: noon + 900 });

describe('what was tried is written down with how it went', () => {
  const fresh = failsAgain(after([choose('clear-cache')], broken()), noon + 500);
  test('one did not help, the next did', () =>
    expect(recordOf(after([choose('other-network')], fresh), well)).toMatchObject({
      outcome: 'back',
      helped: 'other-network',
      steps: { 'clear-cache': 'failed', 'other-network': 'helped' },
    }));
  test('it came back by itself: what did not help stays written, and nothing is said to have helped', () => {
    const record = recordOf(fresh, well);
    expect(record?.steps).toEqual({ 'clear-cache': 'failed' });
    expect(record).not.toHaveProperty('helped');
  });
  test('while it is still failing, it stands there already', () => {
    const [, effects] = step(
      after([choose('clear-cache'), [answered({ startedAt: noon + 500 })]], broken()),
      placed({ startedAt: noon + 500 }),
    );
    expect(effectsOf(effects, 'record')).toMatchObject([{ incident: { outcome: 'open', steps: { 'clear-cache': 'failed' } } }]);
  });
  test('the person’s own word counts', () =>
    expect(recordOf(after([choose('other-device'), choose('works-there')], broken()), { type: 'tabClosed', tabId: 1 })?.steps).toEqual({
      'other-device': 'helped',
    }));
  test('loading again is a try, no step', () =>
    expect(recordOf(failsAgain(after([choose('retry')], broken()), noon + 500), well)).not.toHaveProperty('steps'));
  test('nothing tried, nothing written', () => expect(recordOf(broken(), well)).not.toHaveProperty('steps'));
  test('nothing of a private window', () => {
    const state = after([[answered({ privateWindow: true })], [placed()], choose('clear-cache')]);
    expect(recordOf(state, answered({ status: 200, privateWindow: true, startedAt: noon + 900 }))).toBeUndefined();
  });
});
