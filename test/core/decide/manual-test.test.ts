import { describe, expect, test } from 'vitest';
import type { OtherExtension } from '../../../src/core/extension-test/suspects.ts';
import { isTestingByHand } from '../../../src/core/state/listening.ts';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, answered, broken, chrome, effectsOf, firefox, noon, placed, step } from '../builders.ts';

const extension = (id: string, its: Partial<OtherExtension> = {}): OtherExtension => ({
  id,
  name: id.toUpperCase(),
  enabled: true,
  mayDisable: true,
  type: 'extension',
  permissions: ['proxy'],
  hosts: ['<all_urls>'],
  ...its,
});
const all = [extension('a'), extension('b', { permissions: ['webRequest'] }), extension('c', { permissions: [] })];
const started = (state: State = broken()): State =>
  after([[{ type: 'extensionsListed', tabId: 1, extensions: all, self: 'self' }, { capabilities: firefox }]], state);

const press = { type: 'actionChosen', tabId: 1, action: 'extensions' } as const;
const seen = (enabledIds: readonly string[] | undefined, load = true) =>
  ({ type: 'extensionsSeen', tabId: 1, load, ...(enabledIds ? { enabledIds } : {}) }) as const;
const failsAt = (at: number, tabId = 1) =>
  [
    [answered({ tabId, startedAt: at }), { at, capabilities: firefox }],
    [placed({ tabId, startedAt: at }), { at, capabilities: firefox }],
  ] as const;
const hows = (state: State, tabId = 1): unknown => {
  const test = viewOf(state, tabId, 'overlay', firefox)?.extensions;
  return test?.kind === 'manual' ? test.suspects.map(({ name, how, on }) => `${name} ${how} ${String(on)}`) : test;
};

describe('the suspects take turns', () => {
  test('the likeliest is first, and all are on', () =>
    expect(hows(started())).toEqual(['A current true', 'B waiting true', 'C waiting true']));
  test('a press first checks which extensions are enabled; nothing is reloaded before that', () => {
    const [, effects] = step(started(), press, { capabilities: firefox });
    expect(effects).toEqual([{ type: 'seeExtensions', tabId: 1, load: true }]);
  });
  test('a suspect that is still on is named, and nothing is reloaded', () => {
    const [state, effects] = step(started(), seen(['a', 'b', 'c']));
    expect(effectsOf(effects, 'reload')).toEqual([]);
    expect(viewOf(state, 1, 'overlay', firefox)?.extensions).toMatchObject({ kind: 'manual', stillOn: true });
  });
  test('the page is reloaded once the suspect is off', () =>
    expect(effectsOf(step(started(), seen(['b', 'c']))[1], 'reload')).toHaveLength(1));
  test('without the permission to see extensions, the press alone reloads the page', () =>
    expect(effectsOf(step(started(), seen(undefined))[1], 'reload')).toHaveLength(1));
  test('if the page fails again, the suspect is not the cause, the next one is current, and the enabled extensions are checked', () => {
    const loaded = after([[seen(['b', 'c'])]], started());
    expect(hows(after(failsAt(noon + 5), loaded))).toEqual(['A cleared false', 'B current true', 'C waiting true']);
    const [asked] = failsAt(noon + 5);
    expect(step(after([asked], loaded), placed({ startedAt: noon + 5 }))[1]).toContainEqual({
      type: 'seeExtensions',
      tabId: 1,
      load: false,
    });
  });
  test('a load that began before the suspect was off is ignored', () => {
    const off = after([[{ type: 'extensionSwitched', id: 'a', enabled: false }, { at: noon + 10 }]], started());
    expect(hows(after(failsAt(noon + 5), off))).toEqual(['A current false', 'B waiting true', 'C waiting true']);
  });
  test('a suspect that is switched off becomes the current one, without a reload, until it is on again', () => {
    const [off, effects] = step(started(), { type: 'extensionSwitched', id: 'b', enabled: false });
    expect(hows(off)).toEqual(['A waiting true', 'B current false', 'C waiting true']);
    expect(effectsOf(effects, 'reload')).toEqual([]);
    expect(hows(after([[{ type: 'extensionSwitched', id: 'b', enabled: true }]], off))).toEqual([
      'A current true',
      'B waiting true',
      'C waiting true',
    ]);
  });
  test('an extension that is not a suspect is ignored', () =>
    expect(step(started(), { type: 'extensionSwitched', id: 'z', enabled: false })[1]).toEqual([]));
});

describe('the end', () => {
  const record = (state: State): unknown =>
    step(state, answered({ status: 200, startedAt: noon + 9 }), { at: noon + 9 })[1].find(({ type }) => type === 'record');
  test('the page works with A off: A is named as the likely cause', () =>
    expect(record(after([[seen(['b', 'c'])]], started()))).toMatchObject({
      incident: { outcome: 'back', helped: 'extensions', cause: 'A' },
    }));
  test('the page recovers while all are on: no cause is named', () => {
    const past = record(started()) as { incident: object };
    expect(past.incident).toMatchObject({ outcome: 'back' });
    expect(past.incident).not.toHaveProperty('helped');
    expect(past.incident).not.toHaveProperty('cause');
  });
  test('A was seen off and the page was reloaded in another way: the same cause is named', () =>
    expect(record(after([[{ type: 'extensionSwitched', id: 'a', enabled: false }]], started()))).toMatchObject({
      incident: { cause: 'A' },
    }));
  test('after the first was cleared only the second is named, though both are off', () => {
    const second = after([...failsAt(noon + 5), [seen(['c']), { at: noon + 6 }]], after([[seen(['b', 'c'])]], started()));
    expect(record(second)).toMatchObject({ incident: { cause: 'B' } });
  });
  test('none of these: the step failed, and a suspect that is still off is named until it is on', () => {
    const over = after(
      [[{ type: 'actionChosen', tabId: 1, action: 'test-bad' }]],
      after([[{ type: 'extensionSwitched', id: 'a', enabled: false }]], started()),
    );
    const view = viewOf(over, 1, 'overlay', firefox);
    expect(view?.extensions).toEqual({ kind: 'none-of-these', stillOff: ['A'] });
    expect(view?.steps.find(({ id }) => id === 'extensions')?.result).toBe('failed');
    expect(isTestingByHand(over)).toBe(true);
    const on = after([[{ type: 'extensionSwitched', id: 'a', enabled: true }]], over);
    expect(hows(on)).toEqual({ kind: 'none-of-these', stillOff: [] });
    expect(isTestingByHand(on)).toBe(false);
  });
  test('all suspects tried: the test ends with the same result', () => {
    let state = started();
    for (const at of [1, 2, 3]) state = after([[seen([]), { at: noon + at * 10 }], ...failsAt(noon + at * 10 + 5)], state);
    expect(hows(state)).toMatchObject({ kind: 'none-of-these' });
  });
});

describe('the progress of a test', () => {
  const second = after(failsAt(noon + 5), after([[seen(['b', 'c'])]], started()));
  const there = ['A cleared false', 'B current true', 'C waiting true'];
  test('is shown in a second tab of the same site', () => expect(hows(after(failsAt(noon + 6, 2), second), 2)).toEqual(there));
  test('is kept when the person leaves the page and it fails again', () => {
    const left = after([[{ type: 'tabClosed', tabId: 1 }]], second);
    expect(isTestingByHand(left)).toBe(false);
    expect(hows(after(failsAt(noon + 60_000, 3), left), 3)).toEqual(there);
  });
  test('is forgotten after an hour', () =>
    expect(hows(after(failsAt(noon + 3_700_000, 3), after([[{ type: 'tabClosed', tabId: 1 }]], second)), 3)).toBeUndefined());
  test.each([
    ['a private tab is closed', { type: 'tabClosed', tabId: 1 }],
    ['a private page’s site is muted', { type: 'actionChosen', tabId: 1, action: 'mute-site' }],
    ['a private page’s site is hidden', { type: 'actionChosen', tabId: 1, action: 'hide-hour' }],
  ] as const)('is forgotten when %s', (_, event) => {
    const apart = started(broken({ privateWindow: true }));
    expect(Object.keys(apart.session.manualTests)).toHaveLength(1);
    expect(after([[event]], apart).session.manualTests).toEqual({});
  });
});

test('the response to a form is not reloaded for a manual test', () => {
  const form = after(
    [[answered({ tabId: 2, method: 'POST', startedAt: noon + 1 })], [placed({ tabId: 2, startedAt: noon + 1 })]],
    started(),
  );
  const [state, effects] = step(form, { ...press, tabId: 2 }, { capabilities: firefox });
  expect([...effectsOf(effects, 'reload'), ...effectsOf(effects, 'seeExtensions')]).toEqual([]);
  expect(effectsOf(step(state, { ...seen(['b', 'c']), tabId: 2 })[1], 'reload')).toEqual([]);
});

test('in Chrome without the permission, each press tests one extension, unseen', () => {
  const refused = after([[{ type: 'permissionSettled', tabId: 1, granted: false }]], broken());
  const [loaded, effects] = step(refused, press);
  expect(effectsOf(effects, 'reload')).toHaveLength(1);
  const next = after([[answered({ startedAt: noon + 5 })], [placed({ startedAt: noon + 5 })]], loaded);
  expect(viewOf(next, 1, 'overlay', chrome)?.extensions).toMatchObject({ kind: 'manual', why: 'not-allowed', tried: 1 });
  const record = step(loaded, answered({ status: 200, startedAt: noon + 5 }))[1].find(({ type }) => type === 'record');
  expect(record).toMatchObject({ incident: { helped: 'extensions' } });
});
