/** Firefox over its own remote protocol, which reaches the native popup, closed shadow roots and the event page. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, LaunchOptions, PopupState, Tab } from './browser.ts';
import { sleep, until } from './deadline.ts';
import { packAddon } from './firefox-addon.ts';
import { addonHost, addonId, writeProfile } from './firefox-profile.ts';
import { firefoxSession } from './firefox-session.ts';
import { firefoxTab } from './firefox-tab.ts';
import { clickAlert, closePopups, endBackground, nameTab, popupIsOpen, setOnline } from './firefox-window.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { readPanel, rows, sourceOf } from './page-state.ts';
import { drawnPopup, popupWithPanel, type ShowPopup } from './popup-in-tab.ts';
import { switchAddon } from './switch-addon.ts';

/** Starts Firefox with the extension: as a temporary add-on, or installed in the profile. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'comeback-firefox-')));
  await writeProfile(profile, options);
  await rm(join(profile, 'MarionetteActivePort'), { force: true });
  const child = start(profile, options.headed === true);
  const closed = new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
  const cleanUp = async (): Promise<void> => {
    await closed;
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  };
  let marionette: Marionette;
  try {
    marionette = await connectMarionette(await portOf(profile, child));
    await marionette.send('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true, pageLoadStrategy: 'none', unhandledPromptBehavior: 'ignore' } },
    });
  } catch (error) {
    child.kill('SIGKILL');
    await cleanUp();
    throw error;
  }
  const session = firefoxSession(marionette);
  const others: string[] = [];
  const allowPrivateBrowsing = options.privateWindows === true;
  if (options.installed !== true)
    await marionette.send('Addon:Install', { path: options.extension, temporary: true, allowPrivateBrowsing });
  else if (!existsSync(join(profile, 'extensions', `${addonId}.xpi`))) {
    const path = await packAddon(options.extension, profile);
    await marionette.send('Addon:Install', { path, temporary: false, allowPrivateBrowsing });
  }
  for (const path of options.others ?? [])
    others.push((await marionette.send('Addon:Install', { path, temporary: true, allowPrivateBrowsing })) as string);

  const origin = `moz-extension://${addonHost}`;
  let first: string | undefined;
  const openTab = async (front: boolean, kind: object = { type: 'tab' }): Promise<{ tab: Tab; handle: string }> => {
    // A new tab is opened from an existing one, and the last one used may be closed.
    const from = first ?? ((await marionette.send('WebDriver:GetWindowHandles')) as string[])[0] ?? '';
    const { handle } = (await session.inTab(from, () => marionette.send('WebDriver:NewWindow', { ...kind, focus: true }))) as {
      handle: string;
    };
    const id = await session.chrome(nameTab, handle, addonId);
    if (front) await session.inTab(handle, () => Promise.resolve());
    return { tab: firefoxTab(session, handle, id), handle };
  };

  const quiet = await openTab(false);
  first = quiet.handle;
  const toOurs = async (): Promise<boolean> => {
    await quiet.tab.goto(`${origin}/manifest.json`);
    return session.content<boolean>(quiet.handle, 'page', sourceOf(hasExtension)).catch(() => false);
  };
  // An extension in the profile may start after the first tab; until then its pages cannot be shown.
  if (!(await until(30_000, toOurs, Boolean, 100))) {
    child.kill('SIGKILL');
    await cleanUp();
    throw new Error(`${origin} cannot be shown: nothing installed it`);
  }
  const inBackground: Browser['inBackground'] = (fn, ...args) => session.content(quiet.handle, 'page', sourceOf(fn), args);

  const popupOf =
    (tab: Tab, screenshot?: string): ShowPopup =>
    async (milliseconds, good) => {
      const page = await openTab(true);
      try {
        await page.tab.goto(`${origin}/src/popup/index.html?tab=${String(tab.id)}`);
        const read = (): Promise<PopupState> =>
          session
            .content<PopupState>(page.handle, 'system', readPopup)
            .catch(() => ({ panel: null, drawn: false, incidents: [], text: '' }));
        const seen = await until(milliseconds, read, good);
        if (screenshot !== undefined) await page.tab.screenshot(screenshot);
        return seen;
      } finally {
        await page.tab.close();
        await tab.activate();
      }
    };

  return {
    name: 'firefox',
    pid: child.pid ?? -1,
    origin,
    others,
    closed,
    inBackground,
    popupPage: (tab, screenshot) => drawnPopup(popupOf(tab, screenshot)),
    popup: (tab, timeoutMs = 5000) => popupWithPanel(popupOf(tab), timeoutMs),
    async newTab(url) {
      const { tab } = await openTab(true);
      if (url !== undefined) await tab.goto(url);
      return tab;
    },
    async newWindow(url) {
      const { tab } = await openTab(true, { type: 'window' });
      if (url !== undefined) await tab.goto(url);
      return tab;
    },
    async newPrivateTab(url) {
      const { tab } = await openTab(true, { type: 'window', private: true });
      if (url !== undefined) await tab.goto(url);
      return tab;
    },
    async openPage(path) {
      const { tab } = await openTab(true);
      await tab.goto(`${origin}/${path.replace(/^\//u, '')}`);
      return tab;
    },
    nativePopup: (timeoutMs = 0) => until(timeoutMs, () => session.chrome(popupIsOpen, addonId), Boolean),
    closeNativePopup: () => session.chrome(closePopups),
    badge: (tab) => inBackground((tabId) => chrome.action.getBadgeText({ tabId }), tab.id),
    setOnline: (online) => session.chrome(setOnline, online),
    clickNotification: () => session.chrome(clickAlert),
    stopWorker: () => session.chrome(endBackground, addonId),
    switchExtension: (id, on) => session.chrome(switchAddon, id, on),
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }, 4000).catch(() => undefined);
      await Promise.race([closed, sleep(5000)]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      marionette.end();
      await cleanUp();
    },
    async kill() {
      child.kill('SIGKILL');
      marionette.end();
      await cleanUp();
    },
  };
}

const hasExtension = (): boolean => (globalThis as { chrome?: { runtime?: { id?: string } } }).chrome?.runtime?.id !== undefined;

const readPopup = `function () {
  const read = ${sourceOf(readPanel)}, list = ${sourceOf(rows)};
  return { panel: read(document), ...list(document) };
}`;

function start(profile: string, headed: boolean): ChildProcess {
  const known = ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const program = [process.env['FIREFOX'] ?? '', ...known].find((path) => path !== '' && existsSync(path));
  if (program === undefined) throw new Error('no Firefox here: install the package “firefox-esr”, or name the program in FIREFOX');
  const mode = headed ? [] : ['--headless'];
  return spawn(program, [...mode, '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
  });
}

async function portOf(profile: string, child: ChildProcess): Promise<number> {
  const read = (): Promise<string> => readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
  const port = await until(60_000, read, (text) => text !== '' || child.exitCode !== null, 50);
  if (port === '') throw new Error('Firefox did not open its remote protocol');
  return Number(port);
}
