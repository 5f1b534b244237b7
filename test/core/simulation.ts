/** A simulated browser with tabs and a server: every decision is the product's own, every request is counted. */
import type { Capabilities } from '../../src/core/env/capabilities.ts';
import { isFailure } from '../../src/core/http/failure-status.ts';
import type { Header } from '../../src/core/http/response.ts';
import { isRepeatable } from '../../src/core/http/response.ts';
import { retryAfter } from '../../src/core/http/retry-after.ts';
import { surfaceOf } from '../../src/core/incident/page.ts';
import { project } from '../../src/core/projection.ts';
import type { Action } from '../../src/core/state/actions.ts';
import type { Effect } from '../../src/core/state/effects.ts';
import type { Event } from '../../src/core/state/events.ts';
import { incidentIn, type State } from '../../src/core/state/state.ts';
import { update } from '../../src/core/update.ts';
import { viewOf } from '../../src/core/view/panel-view.ts';
import { answered, chrome, noon, nothing, placed } from './builders.ts';

export interface Asked {
  readonly at: number;
  readonly method: string;
  readonly address: string;
  /** A probe shows no page. */
  readonly by: 'load' | 'probe';
}

/** The server's response to its n-th request, from 1. */
type Server = (asked: Asked, times: number) => number | readonly [status: number, headers: readonly Header[]];

interface Tab {
  readonly address: string;
  readonly method: string;
  healthy: boolean;
}

/** How long a response takes. */
const roundTrip = 50;

export class Simulation {
  at = noon;
  state: State = nothing;
  readonly requests: Asked[] = [];
  /** The browser's questions before a form is sent again; each is declined. */
  questions = 0;
  readonly notified: string[] = [];
  readonly tabs = new Map<number, Tab>();
  #front: readonly number[] = [];
  #online = true;
  #soon: { readonly at: number; readonly run: () => void }[] = [];
  readonly #alarms = new Map<string, number>();
  readonly #announced = new Set<string>();
  /** The countdown of each panel reports once for each due time that it shows. */
  readonly #called = new Map<number, number>();
  readonly #server: Server;
  readonly #random: number;
  readonly #can: Capabilities;

  constructor(server: Server, random = 0.5, can = chrome) {
    this.#can = can;
    this.#server = server;
    this.#random = random;
  }

  get probes(): readonly Asked[] {
    return this.requests.filter(({ by }) => by === 'probe');
  }

  /** The person opens an address, or sends a form to it, in a tab that comes to the front. */
  open(tabId = 1, address = 'http://shop.test/cart', method = 'GET'): void {
    this.tabs.set(tabId, { address, method, healthy: false });
    this.#front = [...this.#front, tabId];
    this.#load(tabId);
  }

  choose(action: Action, tabId = 1): void {
    this.send({ type: 'actionChosen', tabId, action });
  }

  /** Brings these tabs to the front, each in its window. */
  show(...tabs: readonly number[]): void {
    this.#front = tabs;
    for (const tabId of tabs) this.send({ type: 'tabShown', tabId });
    this.#probeDue();
  }

  /** Only visible pages get the online event. */
  connect(online: boolean): void {
    this.#online = online;
    const hears = (tabId: number): boolean => {
      const page = incidentIn(this.state, tabId)?.page;
      return page !== undefined && surfaceOf(page) === 'panel';
    };
    if (online && this.#front.some(hears)) this.#probeDue();
  }

  /** The computer sleeps: nothing happens meanwhile, and due timers run afterwards. */
  sleep(milliseconds: number): void {
    this.at += milliseconds;
  }

  /** Advances the time by this long. */
  run(milliseconds: number): void {
    const end = this.at + milliseconds;
    for (let steps = 0; ; steps += 1) {
      if (steps > 20_000) throw new Error('the simulation does not come to rest');
      const [name, alarmAt] = [...this.#alarms].sort(([, a], [, b]) => a - b)[0] ?? ['', Infinity];
      const next = this.#soon.sort((a, b) => a.at - b.at)[0];
      if (Math.min(alarmAt, next?.at ?? Infinity) > end) break;
      if (next && next.at <= alarmAt) {
        this.#soon.shift();
        this.at = Math.max(this.at, next.at);
        next.run();
      } else {
        this.#alarms.delete(name);
        this.at = Math.max(this.at, alarmAt);
        if (name === 'probe') this.#probeDue();
        if (name === 'watch') this.send({ type: 'watchDue' });
      }
    }
    this.at = Math.max(this.at, end);
  }

  send(event: Event): void {
    const [after, effects] = update(this.state, event, {
      at: this.at,
      random: this.#random,
      online: this.#online,
      capabilities: this.#can,
    });
    this.state = after;
    this.#sync();
    for (const effect of effects) this.#perform(effect);
    for (const tabId of this.tabs.keys()) this.#countDown(tabId);
  }

  /** Syncs as the store does: alarms from the projection, and announcements of sites that are back. */
  #sync(): void {
    const { alarms, announcements } = project(this.state, { at: this.at, online: this.#online, capabilities: this.#can });
    for (const [name, at] of Object.entries(alarms)) {
      if (at === null) this.#alarms.delete(name);
      else this.#alarms.set(name, at);
    }
    for (const { origin, address } of announcements.filter((one) => !this.#announced.has(one.origin))) {
      this.#announced.add(origin);
      this.notified.push(address);
      this.#after(1, () => this.send({ type: 'notified', origin, shown: true }));
    }
    for (const origin of this.#announced) if (!announcements.some((one) => one.origin === origin)) this.#announced.delete(origin);
  }

  #probeDue(): void {
    this.send({ type: 'probeDue', tabs: this.#front });
  }

  #countDown(tabId: number): void {
    const view = viewOf(this.state, tabId, 'overlay', this.#can);
    const next = view?.retry.next;
    const { dueAt, paused } = next?.kind === 'waiting' ? next : {};
    if (view?.isBrowserErrorPage === true || dueAt === undefined || paused || this.#called.get(tabId) === dueAt) return;
    this.#called.set(tabId, dueAt);
    const isStill = (): boolean => this.#called.get(tabId) === dueAt;
    this.#after(Math.max(0, dueAt - this.at), () => isStill() && this.#probeDue());
  }

  #after(milliseconds: number, run: () => unknown): void {
    this.#soon.push({ at: this.at + milliseconds, run: () => void run() });
  }

  #request(method: string, address: string, by: Asked['by']): { status: number; headers: readonly Header[] } {
    const asked: Asked = { at: this.at, method, address, by };
    this.requests.push(asked);
    const answer = this.#server(asked, this.requests.length);
    return typeof answer === 'number' ? { status: answer, headers: [] } : { status: answer[0], headers: answer[1] };
  }

  #load(tabId: number): void {
    const tab = this.tabs.get(tabId);
    if (!tab) return;
    const startedAt = this.at;
    const { status, headers } = this.#request(tab.method, tab.address, 'load');
    tab.healthy = !isFailure(status);
    this.#after(roundTrip, () => this.send(answered({ tabId, url: tab.address, method: tab.method, status, headers, startedAt })));
    if (!tab.healthy) this.#after(2 * roundTrip, () => this.send(placed({ tabId, startedAt })));
  }

  #probe(address: string, done: (answer: { status?: number; notBefore?: number }) => Event): void {
    if (!this.#online) {
      this.#after(1, () => this.send(done({})));
      return;
    }
    const { status, headers } = this.#request('GET', address, 'probe');
    const until = retryAfter(headers, this.at);
    this.#after(roundTrip, () => this.send(done({ status, ...(until === undefined ? {} : { notBefore: until }) })));
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'probe':
        this.#probe(effect.address, (answer) => ({ type: 'probed', incidentId: effect.incidentId, ...answer }));
        return;
      case 'watchProbe':
        this.#probe(effect.address, (answer) => ({ type: 'watchProbed', origin: effect.origin, ...answer }));
        return;
      case 'reload':
      case 'clearCache':
        if (isRepeatable(this.tabs.get(effect.tabId)?.method ?? 'GET')) this.#load(effect.tabId);
        else this.questions += 1;
        return;
      case 'openTab':
      case 'openPrivately':
        this.#request('GET', effect.address, 'load');
        return;
      default:
    }
  }
}
