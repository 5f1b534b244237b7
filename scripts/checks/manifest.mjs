/** Checks of a built extension, independent of the build tools. */

/** These determine the warnings shown at installation; a change here needs one in PERMISSIONS too. */
const required = {
  chrome: ['alarms', 'browsingData', 'cookies', 'scripting', 'storage', 'webNavigation', 'webRequest'],
  // Firefox cannot clear a single site's cached files, so the permission `browsingData` is not requested.
  firefox: ['alarms', 'cookies', 'scripting', 'storage', 'webNavigation', 'webRequest'],
};
const optional = ['management', 'notifications'];
const hosts = ['http://*/*', 'https://*/*'];
const never = ['content_scripts', 'web_accessible_resources', 'externally_connectable'];

/**
 * The problems in a built manifest, one line each; empty if there are none.
 * @param {Record<string, any>} manifest
 * @param {'chrome' | 'firefox'} target
 * @param {string} version the version in package.json
 * @returns {string[]}
 */
export function manifestFaults(manifest, target, version) {
  const faults = never.filter((key) => key in manifest).map((key) => `${key} must not be there`);
  const same = (name, actual, expected) => {
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      faults.push(`${name} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  };
  same('manifest_version', manifest.manifest_version, 3);
  same('version', manifest.version, version);
  same('permissions', sorted(manifest.permissions), required[target]);
  same('optional_permissions', sorted(manifest.optional_permissions), optional);
  same('host_permissions', sorted(manifest.host_permissions), hosts);
  if (!manifest.action?.default_popup) faults.push('action.default_popup is missing');
  if (target === 'chrome' && !manifest.background?.service_worker) faults.push('background.service_worker is missing');
  if (target === 'firefox') faults.push(...firefoxFaults(manifest, same));
  return faults;
}

/**
 * The scripts of a build that no other file references: leftovers of the bundler.
 * @param {ReadonlyMap<string, string>} files path to content, for every text file of the build
 * @returns {string[]}
 */
export function orphansOf(files) {
  const scripts = [...files.keys()].filter((path) => path.endsWith('.js'));
  return scripts.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return ![...files].some(([other, text]) => other !== path && text.includes(name));
  });
}

const sorted = (words = []) => words.toSorted((a, b) => (a < b ? -1 : 1));

function firefoxFaults(manifest, same) {
  const gecko = manifest.browser_specific_settings?.gecko ?? {};
  same('gecko.id', gecko.id, 'comeback@comeback.dev');
  same('gecko.strict_min_version', gecko.strict_min_version, '142.0');
  same('gecko.data_collection_permissions', gecko.data_collection_permissions, { required: ['none'] });
  const faults = [];
  if (!manifest.background?.scripts) faults.push('background.scripts is missing');
  const policy = manifest.content_security_policy?.extension_pages;
  // Without an explicit policy Firefox upgrades the extension's requests to http: sites to https:.
  if (policy === undefined || policy.includes('upgrade-insecure-requests')) faults.push('the policy of our pages upgrades http requests');
  return faults;
}
