/** Chromium over a pipe, without background requests to the network. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import type { Browser, LaunchOptions, PopupState, Tab } from './browser.ts';
import { installAll } from './chromium-extensions.ts';
import { newPage, openOnceInstalled, openPage } from './chromium-pages.ts';
import { chromiumPath, flags, noBackground } from './chromium-program.ts';
import { chromiumTab } from './chromium-tab.ts';
import { until, within } from './deadline.ts';
import { callIn, readPanel, rows, sourceOf } from './page-state.ts';
import { drawnPopup, popupWithPanel, type ShowPopup } from './popup-in-tab.ts';

/** Starts Chromium with the extension. A page of the extension without scripts is used to call its APIs. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'comeback-chromium-')));
  const puppet = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: options.headed !== true,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    // Automation hides the question before a form is sent again; people see it.
    ignoreDefaultArgs: ['--enable-automation', '--disable-prompt-on-repost', ...(options.policyExtensions === true ? [noBackground] : [])],
    protocolTimeout: 30_000,
    ...(options.display === undefined ? {} : { env: { ...process.env, DISPLAY: options.display } }),
    args: flags(options),
  });
  const child = puppet.process();
  const pid = child?.pid;
  if (!child || pid === undefined) throw new Error('Chromium has no process');
  const closed = new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
  const { id, others } = await installAll(puppet, options);
  const origin = `chrome-extension://${id}`;
  const quiet = await openOnceInstalled(puppet, `${origin}/manifest.json`);
  for (const page of await puppet.pages()) if (page.url().startsWith('chrome-extension:') && page !== quiet) await page.close();

  const inBackground: Browser['inBackground'] = (fn, ...args) =>
    within(15_000, 'asking the extension', quiet.evaluate(callIn(fn, args)) as Promise<Awaited<ReturnType<typeof fn>>>);

  /** A loading page sometimes ignores a close by the protocol, but not by the browser. */
  const wrap = async (page: Page, tabId: number): Promise<Tab> => ({
    ...(await chromiumTab(page, tabId, options.dark === true)),
    close: () => inBackground((id) => chrome.tabs.remove(id), tabId).catch(() => undefined),
  });

  /** The tab id is known only if the extension itself creates the tab. */
  const createTab = async (address: string, active: boolean): Promise<Tab> => {
    const before = new Set(puppet.targets());
    const tabId = await inBackground(
      async (url, front) => {
        const { id: made } = await chrome.tabs.create({ url, active: front });
        return made ?? -1;
      },
      address,
      active,
    );
    return wrap(await newPage(puppet, before), tabId);
  };

  const createWindow = async (incognito: boolean, address: string | undefined): Promise<Tab> => {
    const before = new Set(puppet.targets());
    const tabId = await inBackground(async (isPrivate) => {
      const made = await chrome.windows.create({ incognito: isPrivate, url: 'about:blank' });
      return made?.tabs?.[0]?.id ?? -1;
    }, incognito);
    const tab = await wrap(await newPage(puppet, before), tabId);
    if (address !== undefined) await tab.goto(address);
    return tab;
  };

  const worker = () => puppet.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(origin));
  /** An override ends with its session, so these stay open while the browser is offline. */
  const offline: CDPSession[] = [];
  const setOnline = async (online: boolean): Promise<void> => {
    if (online) {
      for (const session of offline.splice(0)) {
        await session.send('Network.emulateNetworkConditions', { ...anyNetwork, offline: false }).catch(() => undefined);
        await session.detach().catch(() => undefined);
      }
      return;
    }
    const all = puppet.targets().filter((target) => target.type() === 'page' || target === worker());
    for (const target of all) {
      const session = await target.createCDPSession();
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { ...anyNetwork, offline: true });
      offline.push(session);
    }
  };

  const popupOf =
    (tab: Tab, screenshot?: string): ShowPopup =>
    async (milliseconds, good) => {
      const page = await openPage(puppet, `${origin}/src/popup/index.html?tab=${String(tab.id)}`, screenshot !== undefined);
      try {
        if (options.dark === true) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
        const read = (): Promise<PopupState> => page.evaluate(readPopup) as Promise<PopupState>;
        const seen = await until(milliseconds, read, good);
        if (screenshot !== undefined) {
          await page.setViewport({ width: 384, height: 600, deviceScaleFactor: 2 });
          await page.screenshot({ path: screenshot as `${string}.png` });
        }
        return seen;
      } finally {
        await page.close();
      }
    };

  const isPopup = (address: string): boolean => address.startsWith(`${origin}/src/popup/`) && !address.includes('?tab=');
  const popups = () => puppet.targets().filter((target) => isPopup(target.url()));

  return {
    name: 'chromium',
    pid,
    origin,
    others,
    closed,
    inBackground,
    popupPage: (tab, screenshot) => drawnPopup(popupOf(tab, screenshot)),
    popup: (tab, timeoutMs = 5000) => popupWithPanel(popupOf(tab), timeoutMs),
    async newTab(address) {
      const tab = await createTab('about:blank', true);
      if (address !== undefined) await tab.goto(address);
      return tab;
    },
    newWindow: (address) => createWindow(false, address),
    newPrivateTab: (address) => createWindow(true, address),
    async openPage(path) {
      return createTab(`${origin}/${path.replace(/^\//u, '')}`, true);
    },
    nativePopup: (timeoutMs = 0) => until(timeoutMs, () => Promise.resolve(popups().length > 0), Boolean),
    async closeNativePopup() {
      for (const target of popups()) {
        const page = await target.asPage();
        await page.close().catch(() => undefined);
      }
    },
    badge: (tab) => inBackground((tabId) => chrome.action.getBadgeText({ tabId }), tab.id),
    stopWorker: () => stopWorker(quiet),
    setOnline,
    switchExtension: (id, on) => inBackground((other, enabled) => chrome.management.setEnabled(other, enabled), id, on),
    async clickNotification(id) {
      const running = await worker()?.worker();
      if (!running) throw new Error('no worker runs that could hear of it');
      // No protocol can press a desktop notification, so the browser's event is fired instead.
      await running.evaluate(`chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
    },
    async close() {
      await within(8000, 'closing Chromium', puppet.close()).catch(() => child.kill('SIGKILL'));
      await closed;
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      process.kill(-pid, 'SIGKILL'); // it leads its own process group
      await closed;
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

/**
 * Stops the extension's worker as the browser does after idle seconds. (Closing its target instead leaves it half alive now and then:
 * 5 of 120 times on a busy machine.) Resolves when the browser says that it is stopped.
 */
async function stopWorker(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  try {
    const stopped = new Promise<void>((done) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await within(15_000, 'stopping the worker', stopped);
  } finally {
    await session.detach();
  }
}

const anyNetwork = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

const readPopup = `(() => { const read = ${sourceOf(readPanel)}, list = ${sourceOf(rows)}; return { panel: read(document), ...list(document) }; })()`;
