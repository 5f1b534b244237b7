import { expect, test, vi } from 'vitest';
import { isInFront, tabsInSight } from '../../../src/background/browser/tabs.ts';
import { listenOnlyWhileFailing, followTabs } from '../../../src/background/listen/tabs.ts';
import { broken, nothing } from '../../core/builders.ts';
import { allow } from '../../fake-browser.ts';

const windows = [
  { id: 1, state: 'normal', focused: false },
  { id: 2, state: 'minimized', focused: true },
  { id: 3, state: 'maximized', focused: true },
];
const tabs = [
  { id: 11, windowId: 1, active: true },
  { id: 12, windowId: 2, active: true },
  { id: 13, windowId: 3, active: true },
  { id: undefined, windowId: 3, active: true },
];
const found = <T extends { id?: number | undefined }>(all: readonly T[], wanted: number): T => {
  const one = all.find(({ id }) => id === wanted);
  if (!one) throw new Error('no such thing');
  return one;
};
const asItIs = {
  tabs: {
    query: ({ active }: { active: boolean }) => Promise.resolve(tabs.filter((tab) => tab.active === active)),
    get: (id: number) => Promise.resolve(found(tabs, id)),
  },
  windows: { getAll: () => Promise.resolve(windows), get: (id: number) => Promise.resolve(found(windows, id)) },
};

test('a tab in front of a minimised window is not in sight', async () => {
  allow(asItIs);
  expect(await tabsInSight()).toEqual([11, 13]);
});

test.each([
  [11, false],
  [12, false],
  [13, true],
])('tab %i is looked at: %s', async (tabId, probed) => {
  allow(asItIs);
  expect(await isInFront(tabId)).toBe(probed);
});

test('a window that comes to the front is heard of while a tab is in trouble, one that loses it never', () => {
  const heard = { addListener: vi.fn<(listener: (id: number) => void) => void>(), removeListener: vi.fn() };
  const unheard = { addListener: vi.fn(), removeListener: vi.fn() };
  allow({ tabs: { onActivated: unheard, onRemoved: unheard }, windows: { WINDOW_ID_NONE: -1, onFocusChanged: heard } });
  const shown = vi.fn();
  followTabs(vi.fn(), vi.fn(), shown);
  const [[listener] = []] = heard.addListener.mock.calls;
  listener?.(-1);
  expect(shown).not.toHaveBeenCalled();
  listener?.(3);
  expect(shown).toHaveBeenCalledTimes(1);

  listenOnlyWhileFailing(broken());
  expect(heard.removeListener).not.toHaveBeenCalled();
  listenOnlyWhileFailing(nothing);
  expect(heard.removeListener).toHaveBeenCalledWith(listener);
});
