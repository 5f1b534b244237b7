/** «Undo» after a clearing, and what the next worker knows of it. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { after, answered, broken, effectsOf, noon, step, projected } from '../builders.ts';
import { again, cleared, click, cookie, done, kept, shown, taken, undo } from './played-clearing.ts';

describe('undo', () => {
  test.each([0, 1, 29_999])('%i ms later restores every cookie, also on a healthy page', (delay) => {
    for (const state of [again(done), step(done, answered({ status: 200, startedAt: noon + 500 }))[0]]) {
      const [, effects] = step(state, undo, { at: noon + delay });
      expect(effectsOf(effects, 'putCookiesBack')).toMatchObject([{ cookies: [{ name: 'a', value: 'secret' }, { name: 'b' }] }]);
    }
  });
  test('after half a minute it is refused, and the cookies are forgotten', () => {
    const state = again(done);
    expect(step(state, undo, { at: noon + 30_000 })).toEqual([state, []]);
    const [forgotten] = step(state, { type: 'undoDue' }, { at: noon + 30_000 });
    expect(JSON.stringify(forgotten)).not.toContain('secret');
    expect(shown(forgotten)?.cleared).toMatchObject({ phase: 'cleared', removed: 2 });
  });
  test('an early alarm changes nothing', () => {
    expect(step(done, { type: 'undoDue' }, { at: noon + 29_000 })).toEqual([done, []]);
    expect(projected(done).alarms.undo).toBe(noon + 30_000);
  });
  test('twice counts once, and afterwards no cookie is kept', () => {
    const [once] = step(done, undo);
    expect(step(once, undo)).toEqual([once, []]);
    const [back] = step(once, { type: 'cookiesPutBack', tabId: 1, notBack: 0 });
    expect(JSON.stringify(back)).not.toContain('secret');
    expect(step(back, undo)).toEqual([back, []]);
  });
  test('is said on a healthy page for half a minute, on a failing page as long as it fails', () => {
    const events = [[undo], [{ type: 'cookiesPutBack', tabId: 1, notBack: 0 }]] as const;
    const healthy = after(events, step(done, answered({ status: 200, startedAt: noon + 500 }))[0]);
    expect(healthy.session.clearings[1]).toMatchObject({ phase: 'back' });
    expect(projected(healthy).alarms.undo).toBe(noon + 30_000);
    const due = [[{ type: 'undoDue' }, { at: noon + 30_000 }]] as const;
    expect(after(due, healthy).session.clearings).toEqual({});
    const failing = after(due, after(events, again(done)));
    expect(shown(failing)?.cleared).toMatchObject({ phase: 'back' });
    expect(projected(failing).alarms.undo).toBeNull();
    expect(step(failing, { type: 'tabClosed', tabId: 1 })[0].session.clearings).toEqual({});
  });
  test('a second clearing keeps the cookies of the first', () => {
    const state = after(
      [[click], [{ ...taken('a', 'c'), cookies: [cookie('a', 'new'), cookie('c', 'new')] } as Event], [cleared]],
      again(done),
    );
    expect(kept(state).map(({ name, value }) => `${name}=${value}`)).toEqual(['a=secret', 'b=secret', 'c=new']);
  });
  test('a tab cannot undo another tab’s clearing', () =>
    expect(step(done, { type: 'actionChosen', tabId: 2, action: 'undo' })[1]).toEqual([]));
});

describe('the next worker, if one died', () => {
  const effectsAfterDeath = (state: State) => step(state, { type: 'resumed' })[1].map(({ type }) => type);
  test('between the click and the reading, reads the cookies again', () =>
    expect(effectsAfterDeath(step(broken(), click)[0])).toContain('takeCookies'));
  test('while clearing, continues to clear', () => {
    const types = effectsAfterDeath(after([[click], [taken('a')]], broken()));
    expect(types).toContain('clearSite');
    expect(types).not.toContain('takeCookies');
  });
  test('while restoring, restores the cookies', () => expect(effectsAfterDeath(step(done, undo)[0])).toContain('putCookiesBack'));
  test('after that, forgets the cookies in time', () =>
    expect(projected(step(done, { type: 'resumed' })[0]).alarms.undo).toBe(noon + 30_000));
});
