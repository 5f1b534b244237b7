/** Opens a browser window with the extension on the failing site's index, until the user closes it or presses Ctrl-C. */
import { parseArgs } from 'node:util';
import { startSite } from '../../test/site/site.ts';
import { browserNamed, closeOnSignals, openBrowser } from './own-browser.ts';

const { values } = parseArgs({ options: { browser: { type: 'string' } } });
const name = browserNamed(values.browser);
closeOnSignals();

const site = await startSite();
const browser = await openBrowser(name, { headed: true });
const index = await browser.newTab(site.url('/'));
await closeOtherTabs(index.id);
console.log(`${name} is open on ${site.origin}/ with the extension in a throwaway profile. Close it, or press Ctrl-C, to end.`);
await browser.closed;
await site.close();
process.exit(0);

/** Closes all other tabs, including the extension page that the driver keeps open to make its calls, which a user does not need. */
async function closeOtherTabs(kept: number): Promise<void> {
  await browser
    .inBackground(async (id) => {
      const others = (await chrome.tabs.query({})).flatMap((tab) => (tab.id === undefined || tab.id === id ? [] : [tab.id]));
      await chrome.tabs.remove(others);
    }, kept)
    .catch(() => undefined);
}
