/** The part of a browser that the background uses. It outlives every worker: its state is what the person would see. */
import { FakeAction } from './action.ts';
import { FakeAlarms } from './alarms.ts';
import { ours, us } from './api.ts';
import { Calls, type Life, type Listener } from './calls.ts';
import { Clock } from './clock.ts';
import { FakeCookies } from './cookies.ts';
import type { Action, Areas, Capabilities, FromPage, FromPanel, PanelView, PopupView } from './expected.ts';
import { FakeExtensions } from './extensions.ts';
import { FakePopup } from './popup.ts';
import { FakeServers } from './server.ts';
import { FakeStorage } from './storage.ts';
import { FakeTabs } from './tabs.ts';

export type Kind = 'chrome' | 'firefox';

export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id: number; readonly incognito: boolean };
}

/** More events than this in one wait mean an endless loop. */
const most = 5_000;

/** Events that wake a sleeping background. The events it listens to only while it searches a tab do not. */
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
  /** The popup while it is open; there is only one at a time. */
  popup: FakePopup | undefined;
  /** The extension's permission page is open, and can make the calls that the worker cannot. */
  lends = false;
  /** Uncaught exceptions and unhandled rejections. */
  readonly errors: unknown[] = [];
  online = true;
  lastOffline = -Infinity;
  commitTakes = (): number => 40;
  mayOpenPrivately = true;
  life: Life | undefined;
  /** Starts a worker; see worker.ts. */
  startWorker: () => Promise<Life>;
  /** Called after each event, once nothing is pending. */
  afterEach: (what: string) => void = () => undefined;
  /** The name of the last event. */
  recent: readonly string[] = [];
  #sleepers = new Set<string>();
  readonly #waiting = new Map<Life, Set<() => void>>();

  constructor(kind: Kind, now: number, startWorker: () => Promise<Life>) {
    this.kind = kind;
    this.startWorker = startWorker;
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
        this.openPopup(tab.id);
      },
    );
    this.cookies = new FakeCookies(() => this.tabs.tabs);
  }

  get capabilities(): Capabilities {
    const isChrome = this.kind === 'chrome';
    return { clearOneCache: isChrome, openPrivately: isChrome, switchExtensions: isChrome, repeatsUnshowable: isChrome };
  }

  get stored(): Areas {
    return this.storage.areas;
  }

  /** Schedules an event for the current time, after the one that is running. */
  soon(what: string, run: () => unknown): void {
    this.clock.at(this.clock.now, what, run);
  }

  /** Advances the clock; with 0 only events that are due run. Nothing is pending after each event. */
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
    this.life = await this.startWorker();
    await this.pass();
  }

  /** The worker dies, with everything it had not saved. */
  kill(): void {
    if (this.life) this.life.alive = false;
    this.#bury();
  }

  /** The worker dies at its n-th call from now: the call is performed, but its reply never comes. */
  killAfter(calls: number): void {
    if (this.life?.alive) this.life.callsLeft = calls;
  }

  /** Fires a browser event; a sleeping worker wakes only for events it listened to. */
  async fire(name: string, ...args: unknown[]): Promise<unknown[]> {
    this.#bury();
    if (!this.life) {
      if (!this.#sleepers.has(name)) return [];
      this.life = await this.startWorker();
    }
    const listeners = [...(this.life.listeners.get(name) ?? [])];
    return listeners.filter(([, filter]) => fits(filter, args[0])).map(([listener]) => this.#call(listener, args));
  }

  /** Sends a message to the background. Undefined: no reply, the worker died, or the handler failed, which only the sender learns. */
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
          () => life.alive && this.calls.inTurn(giveUp),
        );
      });
    });
  }

  /** A message from the panel in the document of a tab; null where there is no reply. */
  async fromPanel(tabId: number, url: string, request: FromPanel): Promise<PanelView | null> {
    const incognito = this.tabs.tabs.find(({ id }) => id === tabId)?.incognito ?? false;
    const reply = await this.send(request, { id: us, url, frameId: 0, tab: { id: tabId, incognito } }, named(request));
    return (reply ?? null) as PanelView | null;
  }

  /** A message from a page of the extension. */
  fromPage(request: FromPage): Promise<unknown> {
    return this.send(request, { id: us, url: `${ours}src/popup/index.html` }, named(request));
  }

  /** Opens the popup over a tab; an open popup closes first. */
  openPopup(tabId: number): void {
    this.popup = new FakePopup(
      tabId,
      (type) => this.fromPage({ type, tabId }) as Promise<PopupView | undefined>,
      () => ({ at: this.clock.now, url: this.tabs.tabs.find(({ id }) => id === tabId)?.document.url }),
    );
  }

  choose(tabId: number, action: Action): void {
    const { panel } = this.tabs.get(tabId).document;
    if (panel?.view) panel.send({ type: 'choose', action });
    else void this.fromPage({ type: 'choose', tabId, action });
  }

  #isHeard(name: string): boolean {
    return this.life ? (this.life.listeners.get(name)?.size ?? 0) > 0 : this.#sleepers.has(name);
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

const named = (request: FromPanel | FromPage): string =>
  request.type === 'choose' ? `choose ${request.action}` : `message ${request.type}`;

/** A listener whose filter names a tab gets events of that tab only. */
const fits = (filter: unknown, details: unknown): boolean => {
  const tabId = (filter as { tabId?: number } | undefined)?.tabId;
  return tabId === undefined || tabId === (details as { tabId?: number } | undefined)?.tabId;
};
