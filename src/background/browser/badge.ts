/** The mark on the icon of a tab, and the one on every icon. */
import browser from 'webextension-polyfill';

const amber = '#b96f14';
const green = '#1b6b3c';

/** How long «it is back» stays. */
const moment = 8_000;
/** A commit wipes the mark of its tab, and a recovery is known with the headers, before it. */
const untilCommitted = 700;

/** Sets or takes off «this page fails»; a tab that is gone has no mark. */
export async function markFailing(tabId: number, isFailing: boolean): Promise<void> {
  await mark(isFailing ? '!' : '', amber, tabId).catch(() => undefined);
}

/** Says «it is back» for a moment, unless the page has failed again meanwhile. */
export async function flashRecovered(tabId: number, isFailing: (tabId: number) => boolean): Promise<void> {
  await new Promise((done) => setTimeout(done, untilCommitted));
  if (isFailing(tabId)) return;
  await mark('✓', green, tabId);
  setTimeout(() => void clearIf(tabId, '✓'), moment);
}

/** Every icon says that a site is back, where no notification may. */
export const markNews = (isNews: boolean): Promise<void> => mark(isNews ? '✓' : '', green);

async function mark(text: string, color: string, tabId?: number): Promise<void> {
  const tab = tabId === undefined ? {} : { tabId };
  await browser.action.setBadgeText({ ...tab, text });
  if (text === '') return;
  await browser.action.setBadgeBackgroundColor({ ...tab, color });
  await browser.action.setBadgeTextColor({ ...tab, color: '#ffffff' });
}

async function clearIf(tabId: number, text: string): Promise<void> {
  try {
    if ((await browser.action.getBadgeText({ tabId })) === text) await browser.action.setBadgeText({ tabId, text: '' });
  } catch {
    // The tab is gone, and its mark with it.
  }
}
