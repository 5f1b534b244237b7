/** A real browser with the extension in it. */
import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { until } from './deadline.ts';
import { launchFirefox } from './firefox.ts';

export type { Browser, BrowserName, LaunchOptions, PanelState, Tab } from './browser.ts';

/** Starts a browser with the extension installed and running; the caller closes it. */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  const browser = await (name === 'chromium' ? launchChromium(options) : launchFirefox(options));
  // A page that loads before the extension runs is a case for the popup.
  const since = await until(30_000, () => browser.inBackground(readSince), Boolean);
  if (since) return browser;
  await browser.close();
  throw new Error('the extension does not run');
}

const readSince = async (): Promise<unknown> => (await chrome.storage.session.get('runningSince'))['runningSince'];
