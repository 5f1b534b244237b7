/** A real browser with the extension in it. */
import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { until } from './deadline.ts';
import { launchFirefox } from './firefox.ts';

export type { Browser, BrowserName, LaunchOptions, PanelLook, Tab } from './browser.ts';

/** Starts a browser with the extension installed and running; the one who starts it closes it. */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  const browser = await (name === 'chromium' ? launchChromium(options) : launchFirefox(options));
  // A page that is answered before the extension runs at all is another story: the popup's.
  const since = await until(30_000, () => browser.inBackground(readSince), Boolean);
  if (since) return browser;
  await browser.close();
  throw new Error('the extension does not run');
}

const readSince = async (): Promise<unknown> => (await chrome.storage.session.get('runningSince'))['runningSince'];
