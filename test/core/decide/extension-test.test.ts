import { describe, expect, test } from 'vitest';
import { enabledIn, idsAt } from '../../../src/core/extension-test/journal.ts';
import type { OtherExtension } from '../../../src/core/extension-test/suspects.ts';
import type { Event } from '../../../src/core/state/events.ts';
import { incidentIn, type State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { testNoteFor } from '../../../src/core/view/test-note.ts';
import { answered, after, broken, chrome, effectsOf, firefox, noon, nothing, placed, step, projected } from '../builders.ts';

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
const [testing, firstEffects] = step(broken(), listed);
const arranged = { type: 'extensionsArranged', tabId: 1, failedIds: [] } as const;
/** All extensions are off and the page is loading; `at` is the end of switching. */
const loading = (state: State, at: number): State => after([[arranged, { at }]], state);
const succeeds = (at: number): [Event, { at: number }] => [answered({ status: 200, startedAt: at + 1 }), { at: at + 2 }];
const failsAgain = (at: number): [Event, { at: number }][] => [
  [answered({ startedAt: at + 1 }), { at: at + 2 }],
  [placed({ startedAt: at + 1 }), { at: at + 3 }],
];
const onNow = ({ persistent: { journal } }: State): string[] => (journal ? idsAt(journal, enabledIn(journal)) : []);

/** Runs a whole test with these culprits; `isUp` says whether the site is up at a load. Ends when the extensions are to be restored. */
function played(culprits: readonly string[], its: { start?: State; isUp?: (load: number) => boolean } = {}) {
  let [state, effects] = [its.start ?? testing, firstEffects];
  const loads: { on: string[]; failed: boolean }[] = [];
  for (let at = noon + 1000; effectsOf(effects, 'restoreExtensions').length === 0; at += 1000) {
    if (loads.length > 50) throw new Error('it never ends');
    [state, effects] = step(state, arranged, { at });
    expect(effects).toEqual([{ type: 'hardReload', tabId: 1, address: 'http://shop.test/cart', since: at }]);
    const failed = !(its.isUp?.(loads.length) ?? true) || culprits.some((id) => onNow(state).includes(id));
    loads.push({ on: onNow(state), failed });
    const last = failed ? failsAgain(at) : [succeeds(at)];
    for (const [event, world] of last) [state, effects] = step(state, event, world);
  }
  return { state, loads, effects };
}
const put = (state: State): State => after([[{ type: 'extensionsRestored', failedIds: [] }]], state);

describe('the search', () => {
  test('begins with all extensions off that are enabled, can be switched and are not Comeback, the likeliest first, and the journal is saved in the same turn', () => {
    expect(testing.persistent.journal).toMatchObject({
      phase: 'switching',
      candidates: [{ id: 'b' }, { id: 'a' }],
      managed: [{ id: 'managed' }],
      enabled: [],
    });
    expect(firstEffects).toContainEqual({ type: 'arrangeExtensions', tabId: 1, ids: ['b', 'a'], enabledIds: [] });
  });
  test('the journal contains nothing about the page', () => expect(JSON.stringify(testing.persistent.journal)).not.toContain('shop'));
  test('if the page fails with all off too, the test takes one load, restores all at once and says that no extension is the cause', () => {
    const { state, loads } = played([], { isUp: () => false });
    expect(loads).toEqual([{ on: [], failed: true }]);
    const done = put(state);
    expect(viewOf(done, 1, 'overlay', chrome)?.extensions).toEqual({ kind: 'restored', at: noon, finding: 'not-the-cause' });
    expect(incidentIn(done, 1)?.incident.steps.extensions).toBe('failed');
  });
  test.each([[['a']], [['b']], [['a', 'b']]])(
    '%j is found: the page works without it and fails with it, and the result is shown once all are on',
    (culprits) => {
      const { state, loads } = played(culprits);
      expect(loads.length).toBeLessThanOrEqual(2 + 2 * Math.log2(2));
      expect(loads.some(({ on, failed }) => !failed && !culprits.some((id) => on.includes(id)))).toBe(true);
      for (const one of culprits) expect(loads.some(({ on, failed }) => failed && on.includes(one))).toBe(true);
      expect(viewOf(state, 1, 'popup', chrome)?.extensions).toMatchObject({ kind: 'testing' });
      const view = viewOf(put(state), 1, 'popup', chrome);
      expect(view?.extensions).toMatchObject({
        kind: 'found',
        culprits: expect.arrayContaining(culprits.map((id) => ({ id, name: id.toUpperCase() }))),
      });
      expect(view?.steps.find(({ id }) => id === 'extensions')?.result).toBe('helped');
    },
  );
  test('a late injection result for the last failing load does not discard the finding', () => {
    const { state } = played(['a', 'b']);
    const late = placed({ startedAt: incidentIn(state, 1)!.page.startedAt, surface: 'nowhere' });
    expect(viewOf(put(after([[late]], state)), 1, 'popup', chrome)?.extensions).toMatchObject({ kind: 'found' });
  });
  test('if the site recovers by itself, no culprit is named and the page is healthy', () => {
    const { state } = played([]);
    const [done, effects] = step(state, { type: 'extensionsRestored', failedIds: [] });
    expect(done.session.notes[1]).toMatchObject({ kind: 'restored', finding: 'recovered' });
    expect(effects).toContainEqual(expect.objectContaining({ type: 'record', incident: expect.objectContaining({ outcome: 'back' }) }));
    expect(effectsOf(effects, 'record')).not.toContainEqual(
      expect.objectContaining({ incident: expect.objectContaining({ helped: 'extensions' }) }),
    );
    expect(testNoteFor(done.session.notes[1], noon)).toMatchObject({ finding: 'recovered' });
    expect(testNoteFor(done.session.notes[1], noon + 600_000)).toBeUndefined();
  });
  test('an extension that turns out not to be switchable stays on and is not a candidate', () => {
    const [state, effects] = step(testing, { ...arranged, failedIds: ['b'] });
    expect(state.persistent.journal).toMatchObject({
      phase: 'loading',
      candidates: [{ id: 'a' }],
      managed: [{ id: 'managed' }, { id: 'b' }],
    });
    expect(effectsOf(effects, 'hardReload')).toHaveLength(1);
  });
  test('an extension that cannot be switched on again ends the test: all are restored, no result', () => {
    const middle = after([succeeds(noon + 1000)], loading(testing, noon + 1000));
    const [state, effects] = step(middle, { ...arranged, failedIds: ['a'] });
    expect(state.persistent.journal).toMatchObject({ phase: 'putting-back', finding: { kind: 'unclear' } });
    expect(effectsOf(effects, 'restoreExtensions')).toHaveLength(1);
  });
  test('a response to a request from before the switching is ignored', () => {
    const state = loading(testing, noon + 1000);
    expect(after([[answered({ status: 200, startedAt: noon + 999 })]], state).persistent.journal?.loads).toEqual([]);
    const late = [[answered({ startedAt: noon + 999 })], [placed({ startedAt: noon + 999 })]] as const;
    expect(after(late, state).persistent.journal?.loads).toEqual([]);
    expect(after([[answered({ status: 200, startedAt: noon + 5 })]], testing).persistent.journal?.phase).toBe('switching');
  });
  test('a healthy page after a redirect counts as a response for the failing address', () => {
    const state = loading(testing, noon + 1000);
    const elsewhere = answered({
      status: 200,
      startedAt: noon + 1001,
      url: 'http://shop.test/login',
      requestedUrl: 'http://shop.test/cart',
    });
    expect(after([[elsewhere]], state).persistent.journal?.loads).toEqual([{ on: [], failed: false }]);
  });
  test('a load without a response ends the test: all are restored, no result', () => {
    const state = loading(testing, noon + 1000);
    expect(step(state, { type: 'testLoadEnded', tabId: 1, since: noon + 1000 })[0].persistent.journal).toMatchObject({
      phase: 'putting-back',
      finding: { kind: 'unclear' },
    });
    expect(step(state, { type: 'testLoadEnded', tabId: 1, since: noon })[0]).toBe(state);
    const answeredThen = after([[answered({ startedAt: noon + 1001 })]], state);
    expect(step(answeredThen, { type: 'testLoadEnded', tabId: 1, since: noon + 1000 })[0]).toBe(answeredThen);
  });
  test('no probe is sent while the test runs; afterwards the probes continue', () => {
    expect(incidentIn(testing, 1)?.incident.retry).toEqual({ kind: 'stopped', why: 'testing' });
    const { state } = played(['a']);
    expect(effectsOf(step(state, { type: 'probeDue', tabs: [1] }, { at: noon + 900_000 })[1], 'probe')).toEqual([]);
    const { incident } = incidentIn(put(state), 1)!;
    expect(incident.retry?.kind).toBe('waiting');
    expect(incident.tries).toBe(0);
  });
  test('probes that the person stopped stay stopped after the test', () => {
    const stopped = after([[{ type: 'actionChosen', tabId: 1, action: 'stop' }], [listed]], broken());
    expect(incidentIn(stopped, 1)?.incident.retry).toEqual({ kind: 'stopped', why: 'by-hand' });
  });
  test('a second test does not begin while one runs: the first is shown', () => {
    const two = after([[answered({ tabId: 2, url: 'http://b.test/' })], [placed({ tabId: 2 })]], testing);
    const [state, effects] = step(two, { type: 'actionChosen', tabId: 2, action: 'extensions' });
    expect(state.persistent.journal).toEqual(testing.persistent.journal);
    expect(effects).toEqual([{ type: 'showTab', tabId: 1 }]);
    expect(effectsOf(step(two, { ...listed, tabId: 2 })[1], 'arrangeExtensions')).toEqual([]);
    expect(viewOf(two, 2, 'overlay', chrome)?.extensions).toMatchObject({ kind: 'testing', isElsewhere: true });
  });
  test('a second click on the same button begins nothing', () => {
    expect(step(testing, { type: 'actionChosen', tabId: 1, action: 'extensions' })[0]).toBe(testing);
    expect(step(testing, listed)[0]).toBe(testing);
  });
  test('the response to a form is not reloaded for a test', () => {
    const [state, effects] = step(broken({ method: 'POST' }), { type: 'actionChosen', tabId: 1, action: 'extensions' });
    expect(effectsOf(effects, 'listExtensions')).toEqual([]);
    expect(incidentIn(state, 1)?.incident.steps.extensions).toBe('not-possible');
  });
  test('among equals, extensions with access to this site come first', () => {
    const some = [
      extension('elsewhere', { permissions: ['proxy'], hosts: ['https://other.test/*'] }),
      extension('reader'),
      extension('below', { permissions: ['declarativeNetRequest'], hosts: ['*://*.test/*'] }),
      extension('here', { permissions: ['proxy'], hosts: ['http://shop.test/*'] }),
    ];
    const { journal } = step(broken(), { ...listed, extensions: some })[0].persistent;
    expect(journal?.candidates.map(({ id }) => id)).toEqual(['here', 'elsewhere', 'below', 'reader']);
  });
  test('in Firefox, where extensions cannot be switched, the likeliest are named instead', () => {
    const [state, effects] = step(broken(), listed, { capabilities: firefox });
    expect(effectsOf(effects, 'arrangeExtensions')).toEqual([]);
    expect(viewOf(state, 1, 'popup', firefox)?.extensions).toMatchObject({
      kind: 'manual',
      why: 'browser',
      suspects: [{ name: 'B', by: 'proxy' }],
      total: 3,
    });
  });
  test('a refused permission leads to the manual test', () => {
    const state = after([[{ type: 'permissionSettled', tabId: 1, granted: false }]], broken());
    expect(viewOf(state, 1, 'popup', chrome)?.extensions).toMatchObject({ kind: 'manual', why: 'not-allowed' });
  });
});

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
