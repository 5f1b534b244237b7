/** Tabs and windows: which are in front, and opening new ones. */
import browser from 'webextension-polyfill';

/** Whether the tab is active in the focused window; false for a closed tab. */
export async function isInFront(tabId: number): Promise<boolean> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId);
    if (!active || windowId === undefined) return false;
    const { focused, state } = await browser.windows.get(windowId);
    return focused && state !== 'minimized';
  } catch {
    return false;
  }
}

/** Whether the tab is still there. */
export const isOpenTab = (tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );

/** The ids of the visible tabs: active, in a window that is not minimized. */
export async function tabsInSight(): Promise<number[]> {
  const [tabs, windows] = await Promise.all([browser.tabs.query({ active: true }), browser.windows.getAll()]);
  const minimised = new Set(windows.filter(({ state }) => state === 'minimized').map(({ id }) => id));
  return tabs.flatMap(({ id, windowId }) => (id === undefined || minimised.has(windowId) ? [] : [id]));
}

/** Opens the popup on the tab if it is in front; otherwise both browsers refuse to. */
export async function openPopup(tabId: number): Promise<void> {
  if (!(await isInFront(tabId))) return;
  const { windowId } = await browser.tabs.get(tabId);
  await browser.action.openPopup(windowId === undefined ? {} : { windowId });
}

/** Opens a private window; returns false if private windows are disabled or not allowed for this extension. */
export async function openPrivately(address: string): Promise<boolean> {
  try {
    await browser.windows.create({ incognito: true, url: address });
    return true;
  } catch {
    return false;
  }
}

/** Brings a tab and its window to the front. */
export async function showTab(tabId: number): Promise<void> {
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** Opens a new tab next to the opener, in the same window, so that a private page's URL stays private. */
export async function openTab(address: string, openerTabId: number): Promise<void> {
  const { windowId, index } = await browser.tabs.get(openerTabId);
  await browser.tabs.create({ url: address, index: index + 1, openerTabId: openerTabId, ...(windowId === undefined ? {} : { windowId }) });
}
