/** A real browser with the extension in it. */
import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export type { Browser, BrowserName, LaunchOptions, PanelLook, Tab } from './browser.ts';

/** Starts a browser with the extension installed; the one who starts it closes it. */
export const launch = (name: BrowserName, options: LaunchOptions): Promise<Browser> =>
  name === 'chromium' ? launchChromium(options) : launchFirefox(options);
