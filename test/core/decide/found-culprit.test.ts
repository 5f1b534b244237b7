/** What the person may do with an extension that breaks the page. */
import { describe, expect, test } from 'vitest';
import { incidentIn } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { testNoteFor } from '../../../src/core/view/test-note.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, step, projected } from '../builders.ts';
import { played, put } from './played-extension-test.ts';

describe('a culprit was found, and the person decides', () => {
  const found = put(played(['a']).state);
  const left = after([[{ type: 'actionChosen', tabId: 1, action: 'leave-off' }]], found);
  const off = after([[{ type: 'leftOff', tabId: 1, failedIds: [] }]], left);

  test('leave it off: it is switched off, the journal no longer restores it, and the page is reloaded', () => {
    const [state, effects] = step(found, { type: 'actionChosen', tabId: 1, action: 'leave-off' });
    expect(effects).toEqual([{ type: 'leaveOff', tabId: 1, ids: ['a'] }]);
    expect(state.persistent.journal?.candidates.map(({ id }) => id)).toEqual(['b']);
    expect(step(left, { type: 'leftOff', tabId: 1, failedIds: [] })[1]).toContainEqual({
      type: 'reload',
      tabId: 1,
      startedAt: left.session.incidents[0]?.pages[0]?.startedAt,
      bypassCache: true,
    });
    expect(effectsOf(step(off, { type: 'started' })[1], 'restoreExtensions')).toEqual([{ type: 'restoreExtensions', ids: ['b'] }]);
  });
  test('then the page works: the extension test is the step that helped, and is offered first the next time', () => {
    const [state, effects] = step(off, answered({ status: 200, startedAt: noon + 100_000 }));
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'record', incident: expect.objectContaining({ outcome: 'back', helped: 'extensions' }) }),
    );
    expect(state.persistent.helped).toEqual({ 'shop.test': 'extensions' });
    expect(testNoteFor(state.session.notes[1], noon + 9_000_000)).toEqual({ kind: 'left-off', culprits: [{ id: 'a', name: 'A' }] });
  });
  test('the page still fails without it: the panel says so and offers to switch it on again', () => {
    const again = after([[answered({ startedAt: noon + 100_000 })], [placed({ startedAt: noon + 100_000 })]], off);
    expect(incidentIn(again, 1)?.incident.steps.extensions).toBe('failed');
    expect(viewOf(again, 1, 'overlay', chrome)?.extensions).toMatchObject({ kind: 'left-off' });
  });
  describe('the page still fails without it, and the person switches it on again', () => {
    const again = after([[answered({ startedAt: noon + 100_000 })], [placed({ startedAt: noon + 100_000 })]], off);
    const keepOn = { type: 'actionChosen', tabId: 1, action: 'keep-on' } as const;
    /** The test's own journal is closed. */
    const closed = after([[{ type: 'restoreDue' }, { at: noon + 200_000 }]], again);
    const [kept, effects] = step(closed, keepOn, { at: noon + 200_000 });
    const restored = { type: 'extensionsRestored', failedIds: [] } as const;

    test('the journal restores it, by an alarm and the next worker too', () => {
      expect(effects).toEqual([{ type: 'restoreExtensions', ids: ['a'] }]);
      expect(kept.persistent.journal).toMatchObject({ phase: 'putting-back', tabId: 1, candidates: [{ id: 'a' }], enabled: [] });
      expect(projected(kept).alarms.restore).toBe(noon + 800_000);
      for (const type of ['resumed', 'started'] as const)
        expect(step(kept, { type })[1]).toContainEqual({ type: 'restoreExtensions', ids: ['a'] });
    });
    test('then the panel says that all are on, and the step still counts as tried', () => {
      const [state, others] = step(kept, restored);
      expect(state.persistent.journal).toMatchObject({ phase: 'settling' });
      expect(viewOf(state, 1, 'overlay', chrome)?.extensions).toEqual({ kind: 'restored', at: noon });
      expect(incidentIn(state, 1)).toMatchObject({ incident: { steps: { extensions: 'failed' } }, page: { phase: { kind: 'idle' } } });
      expect(others).toEqual([]);
    });
    test('if it cannot be switched on, the panel names it', () => {
      const [state] = step(kept, { ...restored, failedIds: ['a'] });
      expect(viewOf(state, 1, 'overlay', chrome)?.extensions).toMatchObject({ kind: 'stuck', left: [{ id: 'a' }] });
    });
    test('extensions just restored stay in the journal until the browser has saved that', () => {
      expect(again.persistent.journal).toMatchObject({ phase: 'settling', candidates: [{ id: 'b' }] });
      const [state, both] = step(again, keepOn);
      expect(both).toEqual([{ type: 'restoreExtensions', ids: ['b', 'a'] }]);
      expect(state.persistent.journal).toMatchObject({ phase: 'putting-back', enabled: [0] });
    });
    test('extensions that could not be restored are tried again with it, and the result of their test is not lost', () => {
      const journal = { ...put(played(['b']).state).persistent.journal!, phase: 'stuck', tabId: 2, finding: { kind: 'unclear' } } as const;
      const [state, both] = step({ ...closed, persistent: { ...closed.persistent, journal } }, keepOn);
      expect(both).toEqual([{ type: 'restoreExtensions', ids: ['b', 'a'] }]);
      expect(state.persistent.journal).toMatchObject({ tabId: 2, finding: { kind: 'unclear' } });
    });
    test.each([
      ['switching', 1, []],
      ['putting-back', 2, [{ type: 'showTab', tabId: 2 }]],
    ] as const)('while a test is %s in tab %i, its tab is shown, and the choice remains', (phase, tabId, shown) => {
      const journal = { tabId, since: noon, candidates: [], managed: [], loads: [], phase, enabled: [], backAt: noon + 600_000 };
      const busy = { ...closed, persistent: { ...closed.persistent, journal } };
      expect(step(busy, keepOn)).toEqual([busy, shown]);
    });
  });
  test('it cannot be switched off: the panel says so, and nothing is reloaded', () => {
    const [state, effects] = step(left, { type: 'leftOff', tabId: 1, failedIds: ['a'] });
    expect(viewOf(state, 1, 'overlay', chrome)?.extensions).toMatchObject({ kind: 'found', refused: true });
    expect(effectsOf(effects, 'reload')).toEqual([]);
  });
  test('keep it on: nothing is switched', () => {
    const [state, effects] = step(found, { type: 'actionChosen', tabId: 1, action: 'keep-on' });
    expect(state.session.notes[1]).toBeUndefined();
    expect(effects).toEqual([]);
  });
  test('without a finding neither action does anything', () => {
    for (const action of ['leave-off', 'keep-on'] as const)
      expect(step(broken(), { type: 'actionChosen', tabId: 1, action })[1]).toEqual([]);
  });
});
