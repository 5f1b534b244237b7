import { expect, test, vi } from 'vitest';
import { isInFront, tabsInSight } from '../../../src/background/browser/tabs.ts';
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
])('tab %i is visible to the person: %s', async (tabId, probed) => {
  allow(asItIs);
  expect(await isInFront(tabId)).toBe(probed);
});

test('while a page fails, a window that gains focus is an event, and one that loses focus is not', async () => {
  const heard = { addListener: vi.fn<(listener: (id: number) => void) => void>(), removeListener: vi.fn() };
  const unheard = { addListener: vi.fn(), removeListener: vi.fn() };
  allow({ runtime: {}, tabs: { onActivated: unheard, onRemoved: unheard }, windows: { WINDOW_ID_NONE: -1, onFocusChanged: heard } });
  const windowFocused = vi.fn();
  const { listenFirst, listenForTabs } = await import('../../../src/background/browser/listeners.ts');
  listenFirst({ shown: vi.fn(), closed: vi.fn(), windowFocused }, vi.fn());
  const [[listener] = []] = heard.addListener.mock.calls;
  listener?.(-1);
  expect(windowFocused).not.toHaveBeenCalled();
  listener?.(3);
  expect(windowFocused).toHaveBeenCalledTimes(1);

  listenForTabs(true);
  expect(heard.addListener).toHaveBeenCalledTimes(1);
  listenForTabs(false);
  expect(heard.removeListener).toHaveBeenCalledWith(listener);
});
