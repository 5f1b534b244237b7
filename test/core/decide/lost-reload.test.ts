/** A reload that never arrives, or that the person refuses. */
import { describe, expect, test } from 'vitest';
import { runningSteps } from '../../../src/core/incident/incident.ts';
import { inPhase } from '../../../src/core/incident/page.ts';
import type { Action } from '../../../src/core/state/actions.ts';
import { incidentIn, withPageIn, type State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { answered, after, broken, chrome, noon, placed, step, projected } from '../builders.ts';

describe('a reload that comes to nothing', () => {
  const clicked = (action: Action, state = broken()) => step(state, { type: 'actionChosen', tabId: 1, action })[0];
  const aborted = (state: State) =>
    after([[answered({ startedAt: noon + 9 })], [placed({ startedAt: noon + 9, surface: 'nowhere' })]], state);
  const refused = (state: State) => step(state, { type: 'reloadFailed', tabId: 1, startedAt: noon })[0];

  test.each(['retry', 'clear-cache', 'router', 'other-network'] as const)('is no try of %s, whose control works again', (action) => {
    for (const state of [aborted(clicked(action)), refused(clicked(action))]) {
      expect(incidentIn(state, 1)?.page).toEqual(incidentIn(broken(), 1)?.page);
      expect(runningSteps(incidentIn(state, 1)!.incident)).toEqual([]);
    }
  });
  test('leaves the step running while another page is reloading for it', () => {
    const two = after([[answered({ tabId: 2 })], [placed({ tabId: 2 })]], broken());
    const state = refused(clicked('retry', step(two, { type: 'actionChosen', tabId: 2, action: 'retry' })[0]));
    expect(runningSteps(incidentIn(state, 1)!.incident)).toEqual(['retry']);
    expect(runningSteps(step(state, { type: 'reloadFailed', tabId: 2, startedAt: noon })[0].session.incidents[0]!)).toEqual([]);
  });
  test('says nothing about a test of extensions', () => {
    const extensions = [{ id: 'a', name: 'A', enabled: true, mayDisable: true, type: 'extension', permissions: [], hosts: ['<all_urls>'] }];
    const testing = step(broken(), { type: 'extensionsListed', tabId: 1, extensions, self: 'self' })[0];
    expect(runningSteps(incidentIn(refused(testing), 1)!.incident)).toEqual(['extensions']);
  });
  test('leaves a page that works without extensions a page that works', () => {
    const healthy = withPageIn(broken(), 1, (known) => inPhase(known, 'healthy'));
    expect(incidentIn(aborted(healthy), 1)?.page.phase.kind).toBe('healthy');
    expect(projected(aborted(healthy)).badges.size).toBe(0);
  });
  test.each([
    ['dismiss', { dismissed: true }],
    ['collapse', { small: true }],
  ] as const)('keeps the %s chosen meanwhile', (action, change) => {
    const loading = clicked(action, step(clicked('retry'), answered({ startedAt: noon + 9 }))[0]);
    expect(viewOf(loading, 1, 'overlay', chrome)?.small ?? 'dismissed').toBe(action === 'collapse' ? true : 'dismissed');
    expect(incidentIn(step(loading, placed({ startedAt: noon + 9, surface: 'nowhere' }))[0], 1)?.page).toMatchObject(change);
  });
});
