/** When the extension has nothing left to do of what it was told so far. */
import type { Browser } from '../browsers/index.ts';

/** A page of ours changes no setting, and is answered after every event before that: decided, saved and acted on. */
export async function settled(browser: Browser): Promise<void> {
  const isAnswered = await browser.inBackground(
    async () => (await chrome.runtime.sendMessage({ type: 'change-settings', change: {} })) === null,
  );
  if (!isAnswered) throw new Error('the background does not answer');
}
