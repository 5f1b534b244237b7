/** A browser as far as the background knows one. It survives every worker: whatever is here is what the person would see. */
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
  /** The popup, while it is open: there is one at a time. */
  popup: FakePopup | undefined;
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

  /** A message to the background; undefined: nobody answers, nobody lives to, or it failed, which is the sender's to know. */
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

  /** From our panel in the document of a tab; null where nobody answers. */
  async fromPanel(tabId: number, url: string, request: FromPanel): Promise<PanelView | null> {
    const incognito = this.tabs.tabs.find(({ id }) => id === tabId)?.incognito ?? false;
    const reply = await this.send(request, { id: us, url, frameId: 0, tab: { id: tabId, incognito } }, named(request));
    return (reply ?? null) as PanelView | null;
  }

  /** From a page of ours. */
  fromPage(request: FromPage): Promise<unknown> {
    return this.send(request, { id: us, url: `${ours}src/popup/index.html` }, named(request));
  }

  /** The popup opens over a tab, and closes wherever it was open. */
  openPopup(tabId: number): void {
    this.popup = new FakePopup(
      tabId,
      (type) => this.fromPage({ type, tabId }) as Promise<PopupView | undefined>,
      () => ({ at: this.clock.now, url: this.tabs.tabs.find(({ id }) => id === tabId)?.document.url }),
    );
  }

  choose(tabId: number, action: Action): void {
    const { panel } = this.tabs.get(tabId).document;
    if (panel?.view) panel.say({ type: 'choose', action });
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

/** A filter that names a tab hears of that tab only. */
const fits = (filter: unknown, details: unknown): boolean => {
  const tabId = (filter as { tabId?: number } | undefined)?.tabId;
  return tabId === undefined || tabId === (details as { tabId?: number } | undefined)?.tabId;
};
