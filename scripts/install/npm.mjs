/** Installs the npm packages if they are missing or older than the lock file. */
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

// npm writes this file last, so an interrupted install does not count.
const receipt = 'node_modules/.package-lock.json';

/**
 * Whether the installed packages are at least as new as the lock file.
 * @param {string} root
 * @returns {boolean}
 */
export function npmIsFresh(root) {
  const receiptFile = join(root, receipt);
  return existsSync(receiptFile) && statSync(receiptFile).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * Runs `npm ci` if needed; `ok` is false if it failed.
 * @param {string} root
 * @returns {Promise<{ ok: boolean, done: 'fresh' | 'installed', output: string }>}
 */
export async function installNpm(root) {
  if (npmIsFresh(root)) return { ok: true, done: 'fresh', output: '' };
  const { code, output } = await run('npm', ['ci', '--no-fund', '--no-audit'], { cwd: root });
  // npm does not touch the file if nothing changed, so mark the packages as new as the lock file.
  if (code === 0 && existsSync(join(root, receipt))) utimesSync(join(root, receipt), new Date(), new Date());
  return { ok: code === 0, done: 'installed', output };
}
