/** Runs a function in the page of a tab. */
import browser from 'webextension-polyfill';

/** The result of a self-contained function in the page; undefined if the page allows no scripts or the tab is closed. */
export async function runInTab<A extends unknown[], R>(
  tabId: number,
  func: (...args: A) => R,
  ...args: A
): Promise<Awaited<R> | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: func as () => void, args });
    return (frame?.result ?? undefined) as Awaited<R> | undefined;
  } catch {
    return undefined;
  }
}
