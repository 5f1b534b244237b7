/** The badge of a tab's icon, and the badge of all icons. */
import browser from 'webextension-polyfill';
import { isOpenTab } from './tabs.ts';

const amber = '#b96f14';
const green = '#1b6b3c';

/** How long the recovery badge is shown, in ms. */
const moment = 8_000;
/** In ms. A commit clears the tab's badge, and a recovery is known before it, from the headers. */
const untilCommitted = 700;

/** Sets or removes the failure badge of a tab; rejects if that fails, unless the tab is closed. */
export async function markFailing(tabId: number, isFailing: boolean): Promise<void> {
  try {
    await mark(isFailing ? '!' : '', amber, tabId);
  } catch (error) {
    if (await isOpenTab(tabId)) throw error;
  }
}

/** Briefly shows the recovery badge, unless the page has failed again. */
export async function flashRecovered(tabId: number, isFailing: (tabId: number) => boolean): Promise<void> {
  await new Promise((done) => setTimeout(done, untilCommitted));
  if (isFailing(tabId)) return;
  await mark('✓', green, tabId);
  setTimeout(() => void clearIf(tabId, '✓'), moment);
}

/** Sets or removes the recovery badge on every icon, used where no notification is allowed. */
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
    // The tab is closed, and its badge is gone with it.
  }
}
