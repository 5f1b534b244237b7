import { describe, expect, test } from 'vitest';
import type { OtherExtension } from '../../src/core/extension-test.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { answered, after, broken, chrome, effectsOf, firefox, noon, nothing, placed, step } from './a-past.ts';

const extension = (id: string, its: Partial<OtherExtension> = {}): OtherExtension => ({
  id,
  name: id.toUpperCase(),
  enabled: true,
  mayDisable: true,
  type: 'extension',
  permissions: [],
  hosts: [],
  ...its,
});
const all = [
  extension('a'),
  extension('b', { permissions: ['proxy'] }),
  extension('self'),
  extension('theme', { type: 'theme' }),
  extension('was-off', { enabled: false }),
  extension('managed', { mayDisable: false }),
];
const listed = { type: 'extensionsListed', tabId: 1, extensions: all, self: 'self' } as const;
const testing = after([[listed]], broken());

describe('turning the others off', () => {
  test('takes those that are on, may be switched and are not ourselves, and has them written down in the same turn', () => {
    const [state, effects] = step(broken(), listed);
    expect(state.lasting.journal).toMatchObject({ phase: 'off', off: [{ id: 'a' }, { id: 'b' }], managed: [{ id: 'managed' }] });
    expect(effects).toContainEqual({ type: 'turnOffExtensions', ids: ['a', 'b'], tabId: 1 });
  });
  test('a second test does not begin while one runs', () => {
    const two = after([[answered({ tabId: 2, url: 'http://b.test/' })], [placed({ tabId: 2 })]], testing);
    const [state, effects] = step(two, { type: 'chosen', tabId: 2, act: 'extensions' });
    expect(state.lasting.journal).toEqual(testing.lasting.journal);
    expect(effectsOf(effects, 'listExtensions')).toEqual([]);
    expect(effectsOf(step(two, { ...listed, tabId: 2 })[1], 'turnOffExtensions')).toEqual([]);
  });
  test('Firefox lets nobody do it: the likeliest are named instead', () => {
    const [state, effects] = step(broken(), listed, { can: firefox });
    expect(effectsOf(effects, 'turnOffExtensions')).toEqual([]);
    expect(state.session.notes[1]).toEqual({ kind: 'guided', why: 'browser', suspects: [{ name: 'B', by: 'proxy' }], total: 3 });
  });
  test('a «no» to the permission leads to the way by hand', () => {
    const state = after([[{ type: 'permissionSettled', tabId: 1, granted: false }]], broken());
    expect(state.session.notes[1]).toMatchObject({ kind: 'guided', why: 'not-allowed' });
  });
});

describe('putting them back', () => {
  const restoring = { type: 'restoreExtensions', ids: ['a', 'b'] };
  test.each([
    ['by click', { type: 'chosen', tabId: 1, act: 'restore-extensions' } as const, noon],
    ['by a click in the popup of another tab', { type: 'chosen', tabId: 9, act: 'restore-extensions' } as const, noon],
    ['because the tab was closed', { type: 'tabClosed', tabId: 1 } as const, noon],
    ['because the browser started again', { type: 'started' } as const, noon],
    ['after ten minutes', { type: 'restoreDue' } as const, noon + 600_000],
  ])('%s', (_, event, at) => {
    expect(step(testing, event, { at })[1]).toContainEqual(restoring);
  });
  test('not before its time', () =>
    expect(effectsOf(step(testing, { type: 'restoreDue' }, { at: noon + 599_000 })[1], 'restoreExtensions')).toEqual([]));
  test('a worker that died over it does it again', () => {
    const state = after([[{ type: 'chosen', tabId: 1, act: 'restore-extensions' }]], testing);
    expect(step(state, { type: 'resumed' })[1]).toContainEqual(restoring);
  });
  test('the journal is closed only when all are on', () => {
    const stuck = after([[{ type: 'extensionsRestored', left: ['b'] }]], testing);
    expect(stuck.lasting.journal).toMatchObject({ phase: 'stuck', off: [{ id: 'b' }] });
    const settling = after([[{ type: 'extensionsRestored', left: [] }]], stuck);
    expect(settling.lasting.journal).toMatchObject({ phase: 'settling', backAt: noon + 30_000 });
    expect(after([[{ type: 'restoreDue' }, { at: noon + 29_999 }]], settling).lasting.journal).not.toBeNull();
    expect(after([[{ type: 'restoreDue' }, { at: noon + 30_000 }]], settling).lasting.journal).toBeNull();
  });
  describe('all are on again, and the browser is killed before it has written that down', () => {
    const settling = after([[{ type: 'extensionsRestored', left: [] }]], testing);
    test('the next start puts them back once more', () => expect(step(settling, { type: 'started' })[1]).toContainEqual(restoring));
    test('a new worker only waits on', () => {
      const [, effects] = step(settling, { type: 'resumed' });
      expect(effects).toContainEqual({ type: 'wakeAt', name: 'restore', at: noon + 30_000 });
      expect(effectsOf(effects, 'restoreExtensions')).toEqual([]);
    });
    test('closing the tab has nothing to put back', () =>
      expect(effectsOf(step(settling, { type: 'tabClosed', tabId: 1 })[1], 'restoreExtensions')).toEqual([]));
    test('a second test may begin, and has its own journal', () =>
      expect(after([[listed]], settling).lasting.journal).toMatchObject({ phase: 'off', off: [{ id: 'a' }, { id: 'b' }] }));
    test('no panel says that anything is off', () =>
      expect(viewOf(settling, 1, 'popup', chrome)?.extensions).toEqual({ kind: 'restored' }));
  });
  test('nothing was off, nothing is done', () => expect(effectsOf(step(nothing, { type: 'started' })[1], 'restoreExtensions')).toEqual([]));
});

describe('the verdict', () => {
  test('it fails with all off too: not the cause, and soon they are back', () => {
    const state = after([[answered({ startedAt: noon + 5 })], [placed({ startedAt: noon + 5 })]], testing);
    expect(state.lasting.journal).toMatchObject({ verdict: 'not-the-cause', backAt: noon + 30_000 });
  });
  test('it works with all off: one is the cause, and the popup says so', () => {
    const [state, effects] = step(testing, answered({ status: 200, startedAt: noon + 5 }));
    expect(state.lasting.journal).toMatchObject({ verdict: 'one-is-the-cause' });
    expect(effects).toContainEqual({ type: 'openPopup', tabId: 1 });
  });
});
