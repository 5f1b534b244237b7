/** Takes screenshots of the panel (light and dark) and the popup for the README. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserName } from '../../test/browsers/index.ts';
import type { Site } from '../../test/site/site.ts';
import { openBrowser } from './own-browser.ts';
import { hosts } from './visit.ts';

/** In ms. By then the panel's opening animations are over. */
const settled = 900;

/** Writes the screenshots and returns their paths; throws if the panel or popup is missing. */
export async function takeScreenshots(name: BrowserName, site: Site, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const dark of [false, true]) {
    const browser = await openBrowser(name, { hosts, dark });
    try {
      const tab = await browser.newTab(site.url('/502', hosts[0]));
      if ((await tab.panel(10_000)) === null) throw new Error('there is no panel to take a picture of');
      await sleep(settled);
      const file = join(folder, `panel-${dark ? 'dark' : 'light'}.png`);
      await tab.screenshot(file);
      files.push(file);
      if (dark) continue;
      await tab.goto(site.url('/empty', hosts[0]));
      if ((await browser.popup(tab)) === null) throw new Error('there is no popup to take a picture of');
      await browser.popupPage(tab, join(folder, 'popup.png'));
      files.push(join(folder, 'popup.png'));
    } finally {
      await browser.close();
    }
  }
  return files;
}
