/** Extensions that were off for a test come back, whatever ends it. */
import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, chrome, effectsOf, noon, nothing, step, projected } from '../builders.ts';
import { arranged, listed, loading, succeeds, testing } from './played-extension-test.ts';

describe('extensions are restored', () => {
  const restoring = { type: 'restoreExtensions', ids: ['b', 'a'] };
  test.each([
    ['by click', { type: 'actionChosen', tabId: 1, action: 'restore-extensions' } as const, noon],
    ['by a click in the popup of another tab', { type: 'actionChosen', tabId: 9, action: 'restore-extensions' } as const, noon],
    ['because the tab was closed', { type: 'tabClosed', tabId: 1 } as const, noon],
    ['because the browser started again', { type: 'started' } as const, noon],
    ['because the person went to another site', answered({ status: 200, url: 'http://b.test/', startedAt: noon + 5 }), noon],
    ['because that other site fails as well', answered({ url: 'http://b.test/', startedAt: noon + 5 }), noon],
    ['because the person went to another page of the site', answered({ url: 'http://shop.test/b', startedAt: noon + 5 }), noon],
    ['because the person muted the site', { type: 'actionChosen', tabId: 1, action: 'mute-site' } as const, noon],
    ['after ten minutes without progress', { type: 'restoreDue' } as const, noon + 600_000],
  ])('%s', (_, event, at) => {
    const [state, effects] = step(testing, event, { at });
    expect(effectsOf(effects, 'restoreExtensions')).toEqual([restoring]);
    expect(state.persistent.journal).toMatchObject({ phase: 'putting-back' });
  });
  test('not before the time limit, which every load restarts', () => {
    expect(effectsOf(step(testing, { type: 'restoreDue' }, { at: noon + 599_000 })[1], 'restoreExtensions')).toEqual([]);
    const further = after([succeeds(noon + 300_000)], loading(testing, noon + 300_000));
    expect(effectsOf(step(further, { type: 'restoreDue' }, { at: noon + 600_000 })[1], 'restoreExtensions')).toEqual([]);
  });
  test('when the person ends the test: no result, and the page does not count as recovered', () => {
    const middle = after([succeeds(noon + 1000)], loading(testing, noon + 1000));
    const ended = after([[{ type: 'actionChosen', tabId: 1, action: 'restore-extensions' }]], middle);
    const [state, effects] = step(ended, { type: 'extensionsRestored', failedIds: [] });
    expect(effects).toContainEqual(expect.objectContaining({ type: 'record', incident: expect.objectContaining({ outcome: 'left' }) }));
    expect(state.persistent.helped).toEqual({});
  });
  test('late events of a test that was ended change nothing', () => {
    const ended = after([[{ type: 'actionChosen', tabId: 1, action: 'restore-extensions' }]], testing);
    expect(step(ended, arranged)[0]).toBe(ended);
    expect(step(ended, { type: 'testLoadEnded', tabId: 1, since: noon })[0]).toBe(ended);
  });
  test('again by the next worker, if one died while restoring', () => {
    const state = after([[{ type: 'actionChosen', tabId: 1, action: 'restore-extensions' }]], testing);
    expect(step(state, { type: 'resumed' })[1]).toContainEqual(restoring);
  });
  test('after a worker died, the next one repeats the switching, or waits for the response to the load', () => {
    expect(step(testing, { type: 'resumed' })[1]).toContainEqual({ type: 'arrangeExtensions', tabId: 1, ids: ['b', 'a'], enabledIds: [] });
    const [, effects] = step(loading(testing, noon + 1000), { type: 'resumed' });
    expect(effectsOf(effects, 'arrangeExtensions')).toEqual([]);
    expect(projected(testing).alarms.restore).toBe(noon + 600_000);
  });
  test('and the journal is closed only when all are on', () => {
    const stuck = after([[{ type: 'extensionsRestored', failedIds: ['b'] }]], testing);
    expect(stuck.persistent.journal).toMatchObject({ phase: 'stuck', candidates: [{ id: 'b' }] });
    expect(viewOf(stuck, 1, 'popup', chrome)?.extensions).toMatchObject({ kind: 'stuck', left: [{ id: 'b' }] });
    expect(effectsOf(step(stuck, { type: 'actionChosen', tabId: 1, action: 'restore-extensions' })[1], 'restoreExtensions')).toHaveLength(
      1,
    );
    const settling = after([[{ type: 'extensionsRestored', failedIds: [] }]], stuck);
    expect(settling.persistent.journal).toMatchObject({ phase: 'settling', backAt: noon + 30_000 });
    expect(after([[{ type: 'restoreDue' }, { at: noon + 29_999 }]], settling).persistent.journal).not.toBeNull();
    expect(after([[{ type: 'restoreDue' }, { at: noon + 30_000 }]], settling).persistent.journal).toBeNull();
  });
  describe('all are on again, and the browser is killed before it has saved that', () => {
    const settling = after([[{ type: 'extensionsRestored', failedIds: [] }]], testing);
    test('the next start restores them once more', () => expect(step(settling, { type: 'started' })[1]).toContainEqual(restoring));
    test('a new worker only keeps waiting', () => {
      const [, effects] = step(settling, { type: 'resumed' });
      expect(projected(settling).alarms.restore).toBe(noon + 30_000);
      expect(effectsOf(effects, 'restoreExtensions')).toEqual([]);
    });
    test('closing the tab restores nothing', () =>
      expect(effectsOf(step(settling, { type: 'tabClosed', tabId: 1 })[1], 'restoreExtensions')).toEqual([]));
    test('a second test may begin, and has its own journal', () =>
      expect(after([[listed]], settling).persistent.journal).toMatchObject({ phase: 'switching', candidates: [{ id: 'b' }, { id: 'a' }] }));
    test('no panel says that an extension is off', () =>
      expect(viewOf(settling, 1, 'popup', chrome)?.extensions).toEqual({ kind: 'restored', at: noon }));
  });
  test('nothing happens if none was off', () => expect(effectsOf(step(nothing, { type: 'started' })[1], 'restoreExtensions')).toEqual([]));
});
