/** Tabs and windows: what is in front, what can be opened. */
import browser from 'webextension-polyfill';

/** Whether the tab is the one the person looks at; a tab that is gone is not. */
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

/** The tabs that can be seen: each in front of its window, and no window minimised. */
export async function tabsInSight(): Promise<number[]> {
  const [tabs, windows] = await Promise.all([browser.tabs.query({ active: true }), browser.windows.getAll()]);
  const minimised = new Set(windows.filter(({ state }) => state === 'minimized').map(({ id }) => id));
  return tabs.flatMap(({ id, windowId }) => (id === undefined || minimised.has(windowId) ? [] : [id]));
}

/** Opens our popup over the tab, if the person looks at it; both browsers refuse otherwise. */
export async function openPopup(tabId: number): Promise<void> {
  if (!(await isInFront(tabId))) return;
  const { windowId } = await browser.tabs.get(tabId);
  await browser.action.openPopup(windowId === undefined ? {} : { windowId });
}

/** False: private windows are switched off, or closed to us. */
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

/** A new tab right after this one, in its window, so that a private page's address stays private. */
export async function openTab(address: string, openerTabId: number): Promise<void> {
  const { windowId, index } = await browser.tabs.get(openerTabId);
  await browser.tabs.create({ url: address, index: index + 1, openerTabId: openerTabId, ...(windowId === undefined ? {} : { windowId }) });
}
