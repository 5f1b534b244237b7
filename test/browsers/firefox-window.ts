/** Functions that run in Firefox's own window. Each is self-contained: its source is sent to the browser. */

interface Browsing {
  focus(): void;
  readonly currentURI: { readonly spec: string };
  readonly canGoBack: boolean;
  fixupAndLoadURIString(url: string, options: object): void;
  reload(): void;
  goBack(requireUserInteraction: boolean): void;
  addProgressListener(listener: object): void;
  removeProgressListener(listener: object): void;
}
interface NativeTab {
  readonly linkedBrowser: Browsing;
  readonly selected: boolean;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
}
interface BrowserWindow {
  readonly gBrowser: { readonly tabs: Iterable<NativeTab>; selectedTab: NativeTab };
  readonly document: Document;
  focus(): void;
}
interface Extension {
  readonly views: Iterable<{ readonly viewType: string }>;
  readonly tabManager: { getWrapper(tab: NativeTab): { readonly id: number } };
  terminateBackground(options: object): Promise<void>;
}
interface Privileged {
  readonly Services: {
    readonly wm: { getEnumerator(type: string): Iterable<BrowserWindow>; getMostRecentWindow(type: string): BrowserWindow };
    readonly io: { offline: boolean };
    readonly scriptSecurityManager: { getSystemPrincipal(): object };
  };
  readonly WebExtensionPolicy: { getByID(id: string): { readonly extension: Extension } | null };
  readonly ChromeUtils: { generateQI(names: readonly string[]): object };
}
// `globalThis` of the sandbox that these functions run in.
declare const Services: Privileged['Services'];
declare const WebExtensionPolicy: Privileged['WebExtensionPolicy'];
declare const ChromeUtils: Privileged['ChromeUtils'];

/** Marks the active tab, so that it can be found again, and returns its id for extensions. */
export function nameTab(handle: string, addon: string): number {
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  tab.setAttribute('data-handle', handle);
  return WebExtensionPolicy.getByID(addon)?.extension.tabManager.getWrapper(tab).id ?? -1;
}

/** Loads, reloads or goes back; returns when a document is loaded, a download has started, or the time is up. */
export function move(handle: string, how: 'goto' | 'reload' | 'back', url: string, ms: number): Promise<void> {
  const tabs = [...Services.wm.getEnumerator('navigator:browser')].flatMap((window) => [...window.gBrowser.tabs]);
  const tab = tabs.find((one) => one.getAttribute('data-handle') === handle);
  if (!tab) throw new Error('no such tab');
  const page = tab.linkedBrowser;
  return new Promise((done) => {
    const start = 0x1;
    const stop = 0x10;
    const network = 0x40000;
    const aborted = 0x804b0002;
    /** An aborted load is followed by the next one, or by none if it was not a page. */
    const nextBeginsWithin = 1500;
    let nothingCame: ReturnType<typeof setTimeout> | undefined;
    const listener = {
      QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onLocationChange(progress: { isTopLevel: boolean }, _request: unknown, location: { spec: string }) {
        if (progress.isTopLevel && (location.spec !== 'about:blank' || url === 'about:blank')) end();
      },
      onStateChange(progress: { isTopLevel: boolean }, _request: unknown, flags: number, status: number) {
        if (!progress.isTopLevel || (flags & network) === 0) return;
        if ((flags & start) !== 0) clearTimeout(nothingCame);
        if ((flags & stop) === 0) return;
        clearTimeout(nothingCame);
        if (status === aborted) nothingCame = setTimeout(end, nextBeginsWithin);
        else end();
      },
      onProgressChange() {},
      onStatusChange() {},
      onSecurityChange() {},
      onContentBlockingEvent() {},
    };
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      clearTimeout(nothingCame);
      page.removeProgressListener(listener);
      done();
    }
    page.addProgressListener(listener);
    if (how === 'reload') page.reload();
    else if (how === 'back')
      page.goBack(false); // otherwise it skips pages without user interaction
    else page.fixupAndLoadURIString(url, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
  });
}

export function addressOf(handle: string): string {
  const tabs = [...Services.wm.getEnumerator('navigator:browser')].flatMap((window) => [...window.gBrowser.tabs]);
  return tabs.find((one) => one.getAttribute('data-handle') === handle)?.linkedBrowser.currentURI.spec ?? '';
}

export function selectTab(handle: string): void {
  for (const window of Services.wm.getEnumerator('navigator:browser')) {
    const tab = [...window.gBrowser.tabs].find((one) => one.getAttribute('data-handle') === handle);
    if (!tab) continue;
    window.gBrowser.selectedTab = tab;
    window.focus();
    tab.linkedBrowser.focus();
  }
}

/** Whether the extension's popup is open on screen. */
export function popupIsOpen(addon: string): boolean {
  const views = [...(WebExtensionPolicy.getByID(addon)?.extension.views ?? [])];
  if (!views.some(({ viewType }) => viewType === 'popup')) return false;
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const panels = [...document.querySelectorAll<HTMLElement & { state?: string }>('panel')];
  return panels.some((panel) => panel.state === 'open' && panel.querySelector('browser.webextension-popup-browser') !== null);
}

export function closePopups(): void {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  for (const panel of document.querySelectorAll<HTMLElement & { hidePopup?: () => void }>('panel')) {
    if (panel.querySelector('browser.webextension-popup-browser')) panel.hidePopup?.();
  }
}

export async function endBackground(addon: string): Promise<void> {
  await WebExtensionPolicy.getByID(addon)?.extension.terminateBackground({
    ignoreDevToolsAttached: true,
    disableResetIdleForTest: true,
  });
}

/** Like «Work Offline» in the menu; this machine stays reachable, so a request would be seen. */
export function setOnline(online: boolean): void {
  Services.io.offline = !online;
}

/** Presses the notification that Firefox itself draws where the desktop draws none; before it is active it ignores clicks. */
export async function clickAlert(): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    const alert = Services.wm.getMostRecentWindow('alert:alert') as (BrowserWindow & { readonly gIsActive?: boolean }) | null;
    const box = alert?.document.getElementById('alertBox');
    if (box && alert?.gIsActive === true) {
      box.click();
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('no notification on the screen');
}
