/** The same tests in both browsers, one browser for all tests of a file. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { launch, type Browser, type BrowserName, type LaunchOptions } from '../browsers/index.ts';
import { builtFor } from './built-for.ts';
import { stateIn } from './state-in.ts';

export interface Here {
  readonly name: BrowserName;
  readonly browser: Browser;
}

export const names = ['chromium', 'firefox'] as const;

/** Debian packages that `npm test` found missing here. */
export const without = new Set((process.env['COMEBACK_WITHOUT'] ?? '').split(' '));

/** Declares the tests once for each browser, or for `only` one. */
export function inEachBrowser(
  tests: (here: Here) => void,
  options: Omit<LaunchOptions, 'extension'> & { readonly only?: BrowserName; readonly extension?: () => Promise<string> } = {},
): void {
  for (const name of names) {
    if (options.only !== undefined && options.only !== name) continue;
    describe.skipIf(without.has(name === 'chromium' ? 'chromium' : 'firefox-esr'))(name, () => {
      let browser: Browser | undefined;
      beforeAll(async () => {
        const extension = (await options.extension?.()) ?? builtFor(name);
        if (!existsSync(extension)) throw new Error(`no build in ${extension}: npm run build`);
        browser = await launch(name, { ...options, extension });
      });
      afterAll(async () => {
        await browser?.close();
      });
      // The extension's state at the failure is needed to understand a test that fails once in a hundred runs.
      beforeEach(({ onTestFailed }) => {
        onTestFailed(async () => {
          console.log(`${name} knew:`, browser && (await stateIn(browser)));
        });
      });
      tests({
        name,
        get browser() {
          if (!browser) throw new Error('the browser did not start');
          return browser;
        },
      });
    });
  }
}
