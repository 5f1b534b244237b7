/** The preferences of a Firefox under test: no requests to the network, and dialogs that automation usually hides are shown. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from './browser.ts';

/** The id the extension names in its manifest. */
export const addonId = 'comeback@comeback.dev';
/** The host of its pages, the same on every start. */
export const addonHost = '5b1a0c2e-6f43-4d7e-9a51-c0bebacc0502';

const settings = {
  'marionette.port': 0,
  // Automation turns this on, and an empty 502 is then a blank page that people never see.
  'browser.http.blank_page_with_error_response.enabled': false,
  // Without a window manager no window is ever active, and pages would get no focus events.
  'focusmanager.testmode': true,
  'extensions.webextOptionalPermissionPrompts': false,
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.autoDisableScopes': 0,
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.blocklist.enabled': false,
  'xpinstall.signatures.required': false,
  // Without a desktop, notifications are not shown; those drawn by Firefox itself can be seen and pressed.
  'alerts.useSystemBackend': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.introCount': 99,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.unloadOnLowMemory': false,
  'browser.topsites.contile.enabled': false,
  'browser.translations.enable': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'dom.security.https_first': false,
  'geo.provider.network.url': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  // A new profile has containers off without the add-on that provides their button.
  'privacy.userContext.enabled': true,
  'security.sandbox.warn_unprivileged_namespaces': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.rememberSignons': false,
  'startup.homepage_welcome_url': '',
  'startup.homepage_welcome_url.additional': '',
  'termsofuse.acceptedVersion': 999,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
} as const;

/** Writes them to the file that Firefox reads at startup. */
export async function writeProfile(profile: string, { hosts = [], dark }: LaunchOptions): Promise<void> {
  const all: Record<string, string | number | boolean> = {
    ...settings,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: addonHost }),
    'network.dns.localDomains': hosts.join(','),
    'layout.css.prefers-color-scheme.content-override': dark === true ? 0 : 1,
    'ui.systemUsesDarkTheme': dark === true ? 1 : 0,
  };
  const lines = Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
}
