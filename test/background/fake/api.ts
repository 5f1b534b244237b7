/** All of `browser`, as one worker sees it. */
import type { FakeBrowser } from './browser.ts';
import type { Life, Listener, Method } from './calls.ts';
import type { PopupChanged, ViewChanged } from './expected.ts';
import type { FakeExtensions } from './extensions.ts';
import { scriptingApi } from './scripting.ts';

/** The extension's own id. */
export const us = 'us';
/** The origin of the extension's pages. */
export const ours = 'ext://us/';

export function apiOf(browser: FakeBrowser, life: Life): Record<string, unknown> {
  const method = browser.calls.methodsOf(life);
  const event = (name: string): object => eventOf(life, name);
  const events = (space: string, ...names: string[]): object => Object.fromEntries(names.map((name) => [name, event(`${space}.${name}`)]));
  const isChrome = browser.kind === 'chrome';
  return {
    storage: { ...browser.storage.api(method), onChanged: event('storage.onChanged') },
    alarms: { ...browser.alarms.api(method), onAlarm: event('alarms.onAlarm') },
    tabs: {
      ...browser.tabs.api(method),
      sendMessage: method('tabs.sendMessage', (tabId: number, message: unknown) => toPanel(browser, tabId, message)),
      ...events('tabs', 'onActivated', 'onRemoved', 'onUpdated', 'onCreated', 'onReplaced'),
    },
    windows: { ...browser.tabs.windowsApi(method), onFocusChanged: event('windows.onFocusChanged') },
    action: browser.action.api(method),
    webRequest: events('webRequest', 'onBeforeRequest', 'onHeadersReceived', 'onCompleted', 'onErrorOccurred'),
    webNavigation: events('webNavigation', 'onCommitted', 'onErrorOccurred'),
    scripting: scriptingApi(method, browser.tabs, (tabId, url, request) => browser.fromPanel(tabId, url, request)),
    cookies: browser.cookies.api(method),
    browsingData: isChrome ? { remove: method('browsingData.remove', () => undefined) } : undefined,
    // A worker has these two namespaces only if it started after they were granted.
    management: browser.granted.has('management')
      ? { ...browser.extensions.api(method), ...events('management', 'onEnabled', 'onDisabled') }
      : undefined,
    notifications: browser.granted.has('notifications')
      ? { ...notificationsApi(browser, method), onClicked: event('notifications.onClicked') }
      : undefined,
    permissions: {
      contains: method('permissions.contains', ({ permissions = [] }: { permissions?: string[] }) =>
        permissions.every((one) => browser.granted.has(one)),
      ),
      ...events('permissions', 'onAdded', 'onRemoved'),
    },
    commands: { onCommand: event('commands.onCommand') },
    runtime: {
      id: us,
      getURL: (path: string) => `${ours}${path}`,
      openOptionsPage: method('runtime.openOptionsPage', () => undefined),
      sendMessage: method('runtime.sendMessage', (message: unknown) => toPages(browser, message)),
      ...(isChrome ? {} : { getBrowserInfo: method('runtime.getBrowserInfo', () => ({ name: 'Firefox' })) }),
      ...events('runtime', 'onMessage', 'onStartup', 'onInstalled', 'onSuspend'),
    },
  };
}

const noReceiver = (): Error => new Error('Could not establish connection. Receiving end does not exist.');

function toPanel({ tabs }: FakeBrowser, tabId: number, message: unknown): void {
  const { panel } = tabs.get(tabId).document;
  if (!panel) throw noReceiver();
  if (isOfType<ViewChanged>('view-changed', message)) panel.told(structuredClone(message));
}

function toPages({ popup, lends, extensions }: FakeBrowser, message: unknown): unknown {
  if (isOfType<PopupChanged>('popup-changed', message)) {
    if (!popup) throw noReceiver();
    popup.changed();
    return undefined;
  }
  const { type, call } = message as { type: string; call?: Parameters<FakeExtensions['use']>[0] };
  if (type !== 'manage' || !call || !lends) throw noReceiver();
  try {
    return { value: extensions.use(call) };
  } catch (error) {
    return { error: String(error) };
  }
}

const isOfType = <M extends { readonly type: string }>(type: M['type'], message: unknown): message is M =>
  (message as { type?: unknown } | null)?.type === type;

const notificationsApi = ({ notifications }: FakeBrowser, method: Method): Record<string, unknown> => ({
  create: method('notifications.create', (id: string, what: unknown) => {
    notifications.set(id, what);
    return id;
  }),
  clear: method('notifications.clear', (id: string) => notifications.delete(id)),
});

function eventOf({ listeners }: Life, name: string): object {
  const mine = new Map<Listener, unknown>();
  listeners.set(name, mine);
  return {
    addListener: (listener: Listener, filter?: unknown) => void mine.set(listener, filter),
    removeListener: (listener: Listener) => void mine.delete(listener),
    hasListener: (listener: Listener) => mine.has(listener),
  };
}
