/** What the extension knows, for the report of a failure. */
import type { Browser } from '../browsers/index.ts';

/** The current state behind the extension's decisions, as JSON; if it cannot be read, why. */
export const stateIn = (browser: Browser): Promise<string> => browser.inBackground(readState).catch(String);

const readState = async (): Promise<string> =>
  JSON.stringify({
    at: Date.now(),
    session: await chrome.storage.session.get(),
    persistent: await chrome.storage.local.get(),
    alarms: await chrome.alarms.getAll(),
    tabs: (await chrome.tabs.query({})).map(({ id, url, status, active }) => ({ id, url, status, active })),
  });
