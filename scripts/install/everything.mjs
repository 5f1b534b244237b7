/** The installs of `npm start` and `npm test`, reported on the console. */
import { installMissing } from './debian.mjs';
import { installNpm } from './npm.mjs';

/** @typedef {import('./packages.mjs').DebianPackage} DebianPackage */

/**
 * Installs the npm packages; prints a failure and returns false.
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function installNpmAloud(root) {
  const { ok, done, output } = await installNpm(root);
  if (!ok) console.error(`✗ npm packages\n${output}`);
  else if (done === 'installed') console.log('✓ npm packages installed');
  return ok;
}

/**
 * Installs the missing Debian packages, as far as possible here, and returns those still missing.
 * @param {readonly DebianPackage[]} packages
 * @returns {Promise<readonly DebianPackage[]>}
 */
export async function installDebianAloud(packages) {
  const { installed, missing, advice } = await installMissing(packages);
  if (installed.length > 0) console.log(`✓ installed: ${installed.map(({ name }) => name).join(', ')}`);
  for (const line of advice) console.log(`  ${line}`);
  return missing;
}
