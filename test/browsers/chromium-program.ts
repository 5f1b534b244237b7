/** The Chromium to start and its switches. */
import { existsSync } from 'node:fs';
import type { LaunchOptions } from './browser.ts';

/** Debian's `chromium` is a script that adds its own switches; the program itself is beside it. */
export function chromiumPath(): string {
  const known = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = [process.env['CHROMIUM'] ?? '', ...known].find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('no Chromium here: install the package “chromium”, or name the program in CHROMIUM');
  return found;
}

/** It would also keep the browser from fetching the extensions that a policy names. */
export const noBackground = '--disable-background-networking';

/** Resolves the hosts to this machine and keeps Chromium from what it does by itself. */
export function flags({ hosts = [], policyExtensions }: LaunchOptions): string[] {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`);
  if (policyExtensions === true) rules.push('MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1');
  const names = rules.join(',');
  return [
    '--no-first-run',
    ...(policyExtensions === true ? [] : [noBackground]),
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter',
    '--window-size=1280,900',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(names === '' ? [] : [`--host-resolver-rules=${names}`]),
  ];
}
