/** The mark on the icon of one tab. */
import browser from 'webextension-polyfill';

export type Mark = 'failing' | 'back' | 'none';

const marks: Record<Mark, { text: string; colour: string }> = {
  failing: { text: '!', colour: '#b96f14' },
  back: { text: '✓', colour: '#1b6b3c' },
  none: { text: '', colour: '#b96f14' },
};
/** How long «it is back» stays. */
const moment = 8_000;
/** A commit wipes the mark of its tab, and news of recovery comes with the headers, before it. */
const untilCommitted = 700;

/** Sets the mark; a tab that is gone has none. */
export async function setBadge(tabId: number, mark: Mark): Promise<void> {
  const { text, colour } = marks[mark];
  if (mark === 'back') await new Promise((done) => setTimeout(done, untilCommitted));
  await browser.action.setBadgeText({ tabId, text });
  if (text === '') return;
  await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
  await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
  if (mark === 'back') setTimeout(() => void clearIf(tabId, text), moment);
}

async function clearIf(tabId: number, text: string): Promise<void> {
  try {
    if ((await browser.action.getBadgeText({ tabId })) === text) await browser.action.setBadgeText({ tabId, text: '' });
  } catch {
    // The tab is gone, and its mark with it.
  }
}
