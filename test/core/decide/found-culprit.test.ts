/** What the person may do with an extension that breaks the page. */
import { describe, expect, test } from 'vitest';
import { incidentIn } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { testNoteFor } from '../../../src/core/view/test-note.ts';
import { answered, after, broken, chrome, effectsOf, noon, placed, step } from '../builders.ts';
import { played, put } from './played-extension-test.ts';

describe('a culprit was found, and the person decides', () => {
  const found = put(played(['a']).state);
  const left = after([[{ type: 'actionChosen', tabId: 1, action: 'leave-off' }]], found);
  const off = after([[{ type: 'leftOff', tabId: 1, failedIds: [] }]], left);

  test('leave it off: it is switched off, the journal no longer restores it, and the page is reloaded', () => {
    const [state, effects] = step(found, { type: 'actionChosen', tabId: 1, action: 'leave-off' });
    expect(effects).toEqual([{ type: 'leaveOff', tabId: 1, ids: ['a'] }]);
    expect(state.persistent.journal?.candidates.map(({ id }) => id)).toEqual(['b']);
    expect(step(left, { type: 'leftOff', tabId: 1, failedIds: [] })[1]).toContainEqual({ type: 'reload', tabId: 1, bypassCache: true });
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
    const [state, effects] = step(again, { type: 'actionChosen', tabId: 1, action: 'keep-on' });
    expect(effects).toContainEqual({ type: 'switchOn', ids: ['a'] });
    expect(state.session.notes[1]).toBeUndefined();
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
