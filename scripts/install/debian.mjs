/** Installs missing packages on Debian, as root; elsewhere only lists them and changes nothing. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { run } from './run.mjs';
import { withoutDaemonsStarting } from './daemon-policy.mjs';

/** @typedef {import('./packages.mjs').DebianPackage} DebianPackage */
/** @typedef {{ installed: readonly DebianPackage[], missing: readonly DebianPackage[], advice: readonly string[] }} Installation */

const sbin = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * The packages whose program is not found.
 * @param {readonly DebianPackage[]} packages
 * @param {string} [path]
 * @returns {DebianPackage[]}
 */
export function missingOf(packages, path = process.env.PATH ?? '') {
  const folders = [...path.split(delimiter), ...sbin];
  return packages.filter(
    ({ program }) => !(isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program))).some(isThere),
  );
}

/**
 * Installs the missing packages, as far as this machine and this user allow.
 * @param {readonly DebianPackage[]} packages
 * @returns {Promise<Installation>}
 */
export async function installMissing(packages) {
  const missing = missingOf(packages);
  if (missing.length === 0) return { installed: [], missing: [], advice: [] };
  const obstacle = obstacleTo();
  if (obstacle !== undefined) return { installed: [], missing, advice: adviceFor(missing, obstacle) };
  return withoutDaemonsStarting(async (daemonsStaySilent) => {
    const wanted = daemonsStaySilent ? missing : missing.filter(({ services }) => services === undefined);
    const failure = wanted.length === 0 ? '' : await aptInstall(wanted.map(({ name }) => name));
    const left = missingOf(missing);
    const installed = missing.filter((each) => !left.includes(each));
    for (const { services = [] } of installed) await keepFromBooting(services);
    return { installed, missing: left, advice: left.length === 0 ? [] : adviceFor(left, failure || foreignPolicy) };
  });
}

/**
 * Lines for the user: the missing packages, why they were not installed, and how to install them.
 * @param {readonly DebianPackage[]} missing
 * @param {string} because
 * @returns {string[]}
 */
export function adviceFor(missing, because) {
  const names = missing.map(({ name }) => name).join(' ');
  return [
    ...missing.map(({ name, why }) => `missing: ${name} (${why})`),
    because,
    `On Debian, as root: apt-get install --no-install-recommends ${names}`,
    'Elsewhere: whatever package brings these programs: ' + missing.map(({ program }) => program).join(' '),
  ];
}

/** Why packages cannot be installed here; undefined if they can. */
function obstacleTo() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get'))
    return 'This is not Debian, so nothing was installed.';
  if (process.getuid?.() !== 0) return 'This user may not install packages, so nothing was installed.';
  return undefined;
}

const foreignPolicy = 'This machine has its own /usr/sbin/policy-rc.d, which lets daemons start; so none was installed.';

/** Updates the package lists and installs; returns the error text, or an empty string. */
async function aptInstall(names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const update = await run('apt-get', [...patient, '-qq', 'update'], { env });
  const install = await run('apt-get', [...patient, '-qq', '-y', '--no-install-recommends', 'install', ...names], { env });
  if (install.code === 0) return '';
  const told = `${update.code === 0 ? '' : update.output}${install.output}`.trim().split('\n').slice(-8).join('\n');
  return `apt-get could not install everything (exit ${install.code}):\n${told}`;
}

/** Without this, systemd would start the services at the next boot. */
async function keepFromBooting(services) {
  for (const service of services) {
    if (existsSync(`/etc/init.d/${service}`)) await run('update-rc.d', [service, 'disable']);
    if (existsSync(`/lib/systemd/system/${service}.service`) && isThere('/usr/bin/systemctl'))
      await run('systemctl', ['--quiet', 'disable', `${service}.service`]);
  }
}

function isThere(file) {
  try {
    accessSync(file, isAbsolute(file) && file.startsWith('/usr/share') ? constants.R_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
