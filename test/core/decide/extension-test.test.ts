/** The extension test: the search for the culprits, one load at a time. */
import { describe, expect, test } from 'vitest';
import { incidentIn } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { testNoteFor } from '../../../src/core/view/test-note.ts';
import { answered, after, broken, chrome, effectsOf, firefox, noon, placed, step } from '../builders.ts';
import { arranged, extension, firstEffects, listed, loading, played, put, succeeds, testing } from './played-extension-test.ts';

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
