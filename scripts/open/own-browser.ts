/** Browsers for these scripts: with the built extension, in a throwaway profile, closed when the script ends for any reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type BrowserName, type LaunchOptions } from '../../test/browsers/index.ts';

const open = new Set<Browser>();

/** The browser given by `--browser`: Chromium unless it is `firefox`. */
export function browserNamed(name: string | undefined): BrowserName {
  return name === 'firefox' ? 'firefox' : 'chromium';
}

/** Starts a browser with only this extension. */
export async function openBrowser(name: BrowserName, options: Pick<LaunchOptions, 'headed' | 'dark' | 'hosts'>): Promise<Browser> {
  const extension = join(import.meta.dirname, '../../dist', name === 'chromium' ? 'chrome' : 'firefox');
  const browser = await launch(name, { ...options, extension, profile: throwawayProfile() });
  open.add(browser);
  void browser.closed.then(() => open.delete(browser));
  return browser;
}

/** Makes a signal close the open browsers before it ends the script. */
export function closeOnSignals(): void {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void Promise.allSettled([...open].map((browser) => browser.close())).then(() => process.exit(codes[signal]));
    });
}

function throwawayProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-profile-'));
  // A browser that is still shutting down may write to the folder, so the removal is retried.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}
