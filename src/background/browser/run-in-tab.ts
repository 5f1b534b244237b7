/** One look into the page of a tab. */
import browser from 'webextension-polyfill';

/** What a self-contained function says in that page; undefined where the browser lets nobody in, or the tab is gone. */
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
