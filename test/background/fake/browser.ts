/** A browser as far as the background knows one. It survives every worker: whatever is here is what the person would see. */
import { FakeAction } from './action.ts';
import { FakeAlarms } from './alarms.ts';
import { Calls, type Life, type Listener, type Method } from './calls.ts';
import { Clock } from './clock.ts';
import { FakeCookies } from './cookies.ts';
import type { Act, Areas, Capabilities, FromOurPages, FromOverlay, PanelView, ViewChanged } from './expected.ts';
import { FakeExtensions } from './extensions.ts';
import { scriptingApi } from './scripting.ts';
import { FakeServers } from './server.ts';
import { FakeStorage } from './storage.ts';
import { FakeTabs } from './tabs.ts';

export type Kind = 'chrome' | 'firefox';
export const us = 'us';
const ours = 'ext://us/';

export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id: number; readonly incognito: boolean };
}

/** More than so many things in one wait are a circle. */
const most = 5_000;

/** Events that wake a background which sleeps; those it listens to only while it searches a tab do not. */
const wakes = (name: string): boolean => !/^webNavigation|onCompleted|onErrorOccurred/.test(name);

export class FakeBrowser {
  readonly kind: Kind;
  readonly clock: Clock;
  readonly calls: Calls;
  readonly storage = new FakeStorage((changes, area) => {
    if (this.#isHeard('storage.onChanged')) this.soon('storage changed', () => this.fire('storage.onChanged', changes, area));
  });
  readonly alarms: FakeAlarms;
  readonly servers = new FakeServers();
  readonly tabs: FakeTabs;
  readonly action: FakeAction;
  readonly cookies: FakeCookies;
  readonly extensions = new FakeExtensions((id, on) =>
    this.soon('extension switched', () => this.fire(`management.${on ? 'onEnabled' : 'onDisabled'}`, { id })),
  );
  readonly granted = new Set<string>();
  readonly notifications = new Map<string, unknown>();
  /** What popups were told last, by tab. */
  readonly popupViews = new Map<number, PanelView | null>();
  /** Popups that have asked what they show, and wait for the answer. */
  readonly asking = new Set<number>();
  /** A page of ours that asks for a permission is open, and does what the worker cannot. */
  lends = false;
  /** Whatever was thrown where nobody catches. */
  readonly errors: unknown[] = [];
  online = true;
  lastOffline = -Infinity;
  commitTakes = (): number => 40;
  mayOpenPrivately = true;
  life: Life | undefined;
  /** Begins a worker; see worker.ts. */
  begin: () => Promise<Life>;
  /** After each thing that happened, when all is quiet. */
  afterEach: (what: string) => void = () => undefined;
  /** What happened last. */
  recent: readonly string[] = [];
  #sleepers = new Set<string>();
  readonly #waiting = new Map<Life, Set<() => void>>();

  constructor(kind: Kind, now: number, begin: () => Promise<Life>) {
    this.kind = kind;
    this.begin = begin;
    this.clock = new Clock(now);
    this.calls = new Calls(this.clock);
    this.alarms = new FakeAlarms(this.clock, (name) => this.fire('alarms.onAlarm', { name, scheduledTime: this.clock.now }));
    this.tabs = new FakeTabs({
      clock: this.clock,
      servers: this.servers,
      fire: (name, ...args) => this.fire(name, ...args),
      isOnline: () => this.online,
      committed: ({ id }) => this.action.wipe(id),
      commitTakes: () => this.commitTakes(),
      mayOpenPrivately: () => this.mayOpenPrivately,
    });
    this.action = new FakeAction(
      (tabId) => this.tabs.has(tabId),
      (windowId) => {
        const tab = this.tabs.tabs.find((one) => one.active && one.windowId === windowId);
        if (!tab || !this.tabs.window(tab.windowId).focused) throw new Error('Could not find an active browser window.');
        void this.openPopup(tab.id);
      },
    );
    this.cookies = new FakeCookies(() => this.tabs.tabs);
  }

  get can(): Capabilities {
    const isChrome = this.kind === 'chrome';
    return { clearOneCache: isChrome, openPrivately: isChrome, switchExtensions: isChrome, repeatsUnshowable: isChrome };
  }

  get stored(): Areas {
    return this.storage.areas;
  }

  /** Something happens at this moment, after what is happening now. */
  soon(what: string, run: () => unknown): void {
    this.clock.at(this.clock.now, what, run);
  }

  /** Time passes; 0: only what is due is done. Everything is quiet after each thing that happens. */
  async pass(milliseconds = 0): Promise<void> {
    const until = this.clock.now + milliseconds;
    await this.#quiet();
    for (let done = 0; ; done += 1) {
      if (done > most) throw new Error(`never quiet: ${this.recent.slice(-6).join(', ')}`);
      const due = this.clock.next(until);
      if (!due) break;
      this.clock.now = Math.max(this.clock.now, due.at);
      try {
        await due.run();
      } catch (error) {
        this.errors.push(error);
      }
      await this.#quiet();
      this.recent = [...this.recent.slice(-20), due.what];
      this.afterEach(due.what);
    }
    this.clock.now = until;
  }

  /** The first run of the background. */
  async start(): Promise<void> {
    this.life = await this.begin();
    await this.pass();
  }

  /** The worker is gone with all that it had not written down. */
  kill(): void {
    if (this.life) this.life.alive = false;
    this.#bury();
  }

  /** It dies at its n-th call from now: that one is carried out, but the answer never comes. */
  killAfter(calls: number): void {
    if (this.life?.alive) this.life.callsLeft = calls;
  }

  /** An event of the browser; a worker that sleeps wakes only for what it listened to. */
  async fire(name: string, ...args: unknown[]): Promise<unknown[]> {
    this.#bury();
    if (!this.life) {
      if (!this.#sleepers.has(name)) return [];
      this.life = await this.begin();
    }
    const listeners = [...(this.life.listeners.get(name) ?? [])];
    return listeners.filter(([, filter]) => fits(filter, args[0])).map(([listener]) => this.#call(listener, args));
  }

  /** A message to the background; undefined: nobody answers, or nobody lives to. */
  send(request: unknown, sender: Sender, what = `message ${String((request as { type?: unknown } | null)?.type)}`): Promise<unknown> {
    return new Promise((done) => {
      this.soon(what, async () => {
        const [answer] = (await this.fire('runtime.onMessage', structuredClone(request), sender)).filter((one) => one !== undefined);
        const { life } = this;
        if (!(answer instanceof Promise) || !life) {
          done(undefined);
          return;
        }
        const giveUp = (): void => done(undefined);
        const waiting = this.#waiting.get(life) ?? new Set();
        this.#waiting.set(life, waiting.add(giveUp));
        answer.then(
          (value: unknown) => life.alive && this.calls.inTurn(() => done(structuredClone(value))),
          (error: unknown) => {
            this.errors.push(error);
            giveUp();
          },
        );
      });
    });
  }

  /** From our panel in the document of a tab. */
  async fromPanel(tabId: number, url: string, request: FromOverlay): Promise<PanelView | null> {
    const incognito = this.tabs.tabs.find(({ id }) => id === tabId)?.incognito ?? false;
    const what = request.type === 'choose' ? `choose ${request.act}` : `message ${request.type}`;
    const reply = await this.send(request, { id: us, url, frameId: 0, tab: { id: tabId, incognito } }, what);
    return (reply ?? null) as PanelView | null;
  }

  /** From a page of ours. */
  fromPage(request: FromOurPages): Promise<unknown> {
    const what = request.type === 'choose-in' ? `choose ${request.act}` : `message ${request.type}`;
    return this.send(request, { id: us, url: `${ours}src/popup/index.html` }, what);
  }

  /** The popup opens over a tab and asks what it shows; what it is told meanwhile is newer. */
  async openPopup(tabId: number): Promise<void> {
    this.asking.add(tabId);
    const view = await this.fromPage({ type: 'view-of', tabId });
    if (this.asking.delete(tabId)) this.popupViews.set(tabId, (view ?? null) as PanelView | null);
  }

  choose(tabId: number, act: Act): void {
    const { panel } = this.tabs.get(tabId).document;
    if (panel?.view) panel.say({ type: 'choose', act });
    else void this.fromPage({ type: 'choose-in', tabId, act });
  }

  /** All of `browser`, as one worker sees it. */
  apiOf(life: Life): Record<string, unknown> {
    const method: Method = this.calls.methodsOf(life);
    const event = (name: string): object => eventOf(life, name);
    const events = (space: string, ...names: string[]): object =>
      Object.fromEntries(names.map((name) => [name, event(`${space}.${name}`)]));
    const isChrome = this.kind === 'chrome';
    return {
      storage: { ...this.storage.api(method), onChanged: event('storage.onChanged') },
      alarms: { ...this.alarms.api(method), onAlarm: event('alarms.onAlarm') },
      tabs: {
        ...this.tabs.api(method),
        ...this.#tabMessages(method),
        ...events('tabs', 'onActivated', 'onRemoved', 'onUpdated', 'onCreated', 'onReplaced'),
      },
      windows: { ...this.tabs.windowsApi(method), onFocusChanged: event('windows.onFocusChanged') },
      action: this.action.api(method),
      webRequest: events('webRequest', 'onBeforeRequest', 'onHeadersReceived', 'onCompleted', 'onErrorOccurred'),
      webNavigation: events('webNavigation', 'onCommitted', 'onErrorOccurred'),
      scripting: scriptingApi(method, this.tabs, (tabId, url, request) => this.fromPanel(tabId, url, request)),
      cookies: this.cookies.api(method),
      browsingData: isChrome ? { remove: method('browsingData.remove', () => undefined) } : undefined,
      // Both namespaces are there only for a worker that began after they were granted.
      management: this.granted.has('management')
        ? { ...this.extensions.api(method), ...events('management', 'onEnabled', 'onDisabled') }
        : undefined,
      notifications: this.granted.has('notifications')
        ? { ...this.#notificationsApi(method), onClicked: event('notifications.onClicked') }
        : undefined,
      permissions: {
        contains: method('permissions.contains', ({ permissions = [] }: { permissions?: string[] }) =>
          permissions.every((one) => this.granted.has(one)),
        ),
        ...events('permissions', 'onAdded', 'onRemoved'),
      },
      commands: { onCommand: event('commands.onCommand') },
      runtime: {
        id: us,
        getURL: (path: string) => `${ours}${path}`,
        openOptionsPage: method('runtime.openOptionsPage', () => undefined),
        sendMessage: method('runtime.sendMessage', (message: unknown) => this.#toPages(message)),
        ...(isChrome ? {} : { getBrowserInfo: method('runtime.getBrowserInfo', () => ({ name: 'Firefox' })) }),
        ...events('runtime', 'onMessage', 'onStartup', 'onInstalled', 'onSuspend'),
      },
    };
  }

  #isHeard(name: string): boolean {
    return this.life ? (this.life.listeners.get(name)?.size ?? 0) > 0 : this.#sleepers.has(name);
  }

  #tabMessages(method: Method): Record<string, unknown> {
    return {
      sendMessage: method('tabs.sendMessage', (tabId: number, message: unknown) => {
        const { panel } = this.tabs.get(tabId).document;
        if (!panel) throw new Error('Could not establish connection. Receiving end does not exist.');
        if (isViewChanged(message)) panel.told(structuredClone(message));
      }),
    };
  }

  #notificationsApi(method: Method): Record<string, unknown> {
    return {
      create: method('notifications.create', (id: string, what: unknown) => {
        this.notifications.set(id, what);
        return id;
      }),
      clear: method('notifications.clear', (id: string) => this.notifications.delete(id)),
    };
  }

  #toPages(message: unknown): unknown {
    if (isViewChanged(message)) {
      this.asking.delete(message.tabId);
      this.popupViews.set(message.tabId, structuredClone(message.view));
      return undefined;
    }
    const { type, call } = message as { type: string; call?: Parameters<FakeExtensions['use']>[0] };
    if (type !== 'manage' || !call || !this.lends) throw new Error('Could not establish connection. Receiving end does not exist.');
    try {
      return { value: this.extensions.use(call) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  #call(listener: Listener, args: readonly unknown[]): unknown {
    try {
      return listener(...(args as never[]));
    } catch (error) {
      this.errors.push(error);
      return undefined;
    }
  }

  async #quiet(): Promise<void> {
    await this.calls.settle();
    if (!this.online) this.lastOffline = this.clock.now;
    if (this.life && !this.life.alive) {
      this.#bury();
      await this.calls.settle();
    }
  }

  #bury(): void {
    const { life } = this;
    if (!life || life.alive) return;
    this.life = undefined;
    this.clock.forget(life);
    this.#sleepers = new Set([...life.listeners].filter(([name, { size }]) => size > 0 && wakes(name)).map(([name]) => name));
    for (const giveUp of this.#waiting.get(life) ?? []) giveUp();
    this.#waiting.delete(life);
  }
}

const isViewChanged = (message: unknown): message is ViewChanged => (message as { type?: unknown } | null)?.type === 'view-changed';

/** A filter that names a tab hears of that tab only. */
const fits = (filter: unknown, details: unknown): boolean => {
  const tabId = (filter as { tabId?: number } | undefined)?.tabId;
  return tabId === undefined || tabId === (details as { tabId?: number } | undefined)?.tabId;
};

function eventOf({ listeners }: Life, name: string): object {
  const mine = new Map<Listener, unknown>();
  listeners.set(name, mine);
  return {
    addListener: (listener: Listener, filter?: unknown) => void mine.set(listener, filter),
    removeListener: (listener: Listener) => void mine.delete(listener),
    hasListener: (listener: Listener) => mine.has(listener),
  };
}
