/** Installs the npm packages when they are not there or older than the lock file. */
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

// npm writes this file last, so a broken install does not count as one.
const receipt = 'node_modules/.package-lock.json';

/**
 * Whether the packages in the project folder are those of its lock file.
 * @param {string} root
 * @returns {boolean}
 */
export function npmIsFresh(root) {
  const receiptFile = join(root, receipt);
  return existsSync(receiptFile) && statSync(receiptFile).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * Runs `npm ci` if it is needed; `ok` is false when it failed.
 * @param {string} root
 * @returns {Promise<{ ok: boolean, done: 'fresh' | 'installed', output: string }>}
 */
export async function installNpm(root) {
  if (npmIsFresh(root)) return { ok: true, done: 'fresh', output: '' };
  const { code, output } = await run('npm', ['ci', '--no-fund', '--no-audit'], { cwd: root });
  // npm keeps no dates for what did not change: say that the packages are as new as the lock file.
  if (code === 0 && existsSync(join(root, receipt))) utimesSync(join(root, receipt), new Date(), new Date());
  return { ok: code === 0, done: 'installed', output };
}
