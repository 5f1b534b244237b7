/** Waits until the extension has handled all events so far. */
import type { Browser } from '../browsers/index.ts';

/** An empty change of settings gets its reply only after every earlier event is decided, saved and performed. */
export async function settled(browser: Browser): Promise<void> {
  const isAnswered = await browser.inBackground(
    async () => (await chrome.runtime.sendMessage({ type: 'change-settings', change: {} })) === null,
  );
  if (!isAnswered) throw new Error('the background does not answer');
}
