/** Tabs and windows: their documents, and how a page is loaded into them. */
import type { Method } from './calls.ts';
import type { Clock } from './clock.ts';
import { FakeDocument } from './document.ts';
import type { FakeServers } from './server.ts';
import { described, ownPageOf, type FakeTab, type FakeWindow } from './tab.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly servers: FakeServers;
  readonly fire: (name: string, ...args: unknown[]) => Promise<unknown>;
  readonly isOnline: () => boolean;
  /** The tab has a new document. */
  readonly committed: (tab: FakeTab) => void;
  /** Milliseconds between the headers and the document. */
  readonly commitTakes: () => number;
  readonly mayOpenPrivately: () => boolean;
}

export const none = -1;

export class FakeTabs {
  readonly tabs: FakeTab[] = [];
  readonly windows: FakeWindow[] = [];
  readonly reloads: number[] = [];
  /** How the browser shows its own page. */
  ownPage = ownPageOf.chrome;
  #lastId = 0;
  #lastRequest = 0;
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  has(tabId: number): boolean {
    return this.tabs.some(({ id }) => id === tabId);
  }

  get(tabId: number): FakeTab {
    const tab = this.tabs.find(({ id }) => id === tabId);
    if (!tab) throw new Error(`No tab with id: ${tabId}.`);
    return tab;
  }

  window(windowId: number): FakeWindow {
    const one = this.windows.find(({ id }) => id === windowId);
    if (!one) throw new Error(`No window with id: ${windowId}.`);
    return one;
  }

  openWindow(incognito: boolean): FakeWindow {
    const opened: FakeWindow = { id: this.windows.length + 1, incognito, focused: this.windows.length === 0, state: 'normal' };
    this.windows.push(opened);
    return opened;
  }

  /** A new tab, with nothing in it yet. */
  open(windowId: number, active = false): FakeTab {
    const { clock } = this.#around;
    const blank = new FakeDocument({ url: 'about:blank', status: 0, askedAt: clock.now, answeredAt: clock.now, refuses: true }, clock);
    this.#lastId += 1;
    const { incognito } = this.window(windowId);
    const tab: FakeTab = { id: this.#lastId, windowId, incognito, active: false, status: 'complete', document: blank, back: [] };
    this.tabs.push(tab);
    if (active) this.activate(tab.id);
    return tab;
  }

  activate(tabId: number): void {
    const tab = this.get(tabId);
    if (tab.active) return;
    for (const other of this.tabs) if (other.windowId === tab.windowId) other.active = other === tab;
    this.#soon('tab activated', 'tabs.onActivated', { tabId, windowId: tab.windowId });
  }

  /** This window has focus, or none of the browser's windows has. */
  focus(windowId: number): void {
    for (const one of this.windows) one.focused = one.id === windowId;
    if (windowId !== none) this.window(windowId).state = 'normal';
    this.#soon('window focused', 'windows.onFocusChanged', windowId);
  }

  minimise(windowId: number): void {
    const one = this.window(windowId);
    one.state = 'minimized';
    if (one.focused) this.focus(none);
  }

  close(tabId: number): void {
    const tab = this.get(tabId);
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    tab.document.panel?.leaves();
    const next = this.tabs.find(({ windowId }) => windowId === tab.windowId);
    this.#soon('tab closed', 'tabs.onRemoved', tabId, { windowId: tab.windowId, isWindowClosing: false });
    if (tab.active && next) this.activate(next.id);
  }

  /** A load: request, headers, document and completion. */
  navigate(tabId: number, url: string, method = 'GET'): void {
    const { clock, servers, fire } = this.#around;
    const tab = this.get(tabId);
    const load = Symbol(url);
    this.#lastRequest += 1;
    const request = { tabId, frameId: 0, requestId: String(this.#lastRequest), url, method };
    const askedAt = clock.now;
    const { status, headers, body, text } = servers.answerOf(url);
    const afterDelay = (wait: number, what: string, run: () => unknown): void => {
      clock.at(clock.now + wait, what, () => (tab.load === load && this.has(tabId) ? run() : undefined));
    };
    Object.assign(tab, { load, status: 'loading', asksToSendAgain: false });
    afterDelay(0, 'navigation begins', () => fire('webRequest.onBeforeRequest', { ...request, timeStamp: askedAt }));
    afterDelay(20, `navigation answered ${status}`, async () => {
      const answeredAt = clock.now;
      const arrival = { url, method, status, askedAt, answeredAt, text };
      if (!this.#around.isOnline()) {
        await this.#failed(tab, request, 'net::ERR_INTERNET_DISCONNECTED');
        this.#commit(tab, new FakeDocument({ ...arrival, status: 0, refuses: true }, clock));
        return;
      }
      const responseHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }));
      await fire('webRequest.onHeadersReceived', { ...request, timeStamp: answeredAt, statusCode: status, responseHeaders });
      if (body === 'never') {
        afterDelay(100, 'load aborted', () => this.#failed(tab, request, 'net::ERR_ABORTED'));
        return;
      }
      const arrives = async (refuses: boolean): Promise<void> => {
        this.#commit(tab, new FakeDocument({ ...arrival, refuses }, clock));
        await fire('webNavigation.onCommitted', { tabId, frameId: 0, url });
        afterDelay(30, 'load completed', async () => {
          tab.status = 'complete';
          await fire('webRequest.onCompleted', { ...request, timeStamp: clock.now });
        });
      };
      afterDelay(this.#around.commitTakes(), 'document came', async () => {
        if (body !== 'empty') return arrives(false);
        await this.#failed(tab, request, this.ownPage.error);
        if (this.ownPage.takes === 0) return arrives(true);
        afterDelay(this.ownPage.takes, 'own page came', () => arrives(true));
      });
    });
  }

  /** The response to a form is reloaded only once the person has agreed. */
  reload(tabId: number): void {
    const tab = this.get(tabId);
    this.reloads.push(tabId);
    if (tab.document.method === 'GET') this.navigate(tabId, tab.document.url);
    else tab.asksToSendAgain = true;
  }

  /** Goes back to the previous document, from the back-forward cache, without any request. */
  goBack(tabId: number): void {
    const tab = this.get(tabId);
    const before = tab.back.pop();
    if (!before) return;
    tab.load = Symbol('back');
    tab.status = 'complete';
    this.#commit(tab, before);
    void before.panel?.comesBack();
  }

  api(method: Method): Record<string, unknown> {
    return {
      get: method('tabs.get', (tabId: number) => described(this.get(tabId))),
      query: method('tabs.query', ({ active }: { active?: boolean }) =>
        this.tabs.filter((tab) => active === undefined || tab.active === active).map(described),
      ),
      create: method('tabs.create', ({ url, windowId, active = true }: { url: string; windowId?: number; active?: boolean }) => {
        const tab = this.open(windowId ?? this.windows[0]?.id ?? none, active);
        this.navigate(tab.id, url);
        return described(tab);
      }),
      update: method('tabs.update', (tabId: number, { url, active }: { url?: string; active?: boolean }) => {
        if (url !== undefined) this.navigate(tabId, url);
        if (active) this.activate(tabId);
        return described(this.get(tabId));
      }),
      remove: method('tabs.remove', (tabId: number) => this.close(tabId)),
      reload: method('tabs.reload', (tabId: number) => this.reload(tabId)),
    };
  }

  windowsApi(method: Method): Record<string, unknown> {
    return {
      WINDOW_ID_NONE: none,
      get: method('windows.get', (windowId: number) => ({ ...this.window(windowId) })),
      getAll: method('windows.getAll', () => structuredClone(this.windows)),
      update: method('windows.update', (windowId: number, { focused }: { focused?: boolean }) => {
        if (focused) this.focus(windowId);
        return { ...this.window(windowId) };
      }),
      create: method('windows.create', ({ incognito = false, url }: { incognito?: boolean; url: string }) => {
        if (incognito && !this.#around.mayOpenPrivately()) throw new Error('Extension does not have permission for incognito mode');
        const { id } = this.windows.find((one) => one.incognito === incognito) ?? this.openWindow(incognito);
        this.navigate(this.open(id, true).id, url);
        return { ...this.window(id) };
      }),
    };
  }

  #soon(what: string, name: string, ...args: unknown[]): void {
    this.#around.clock.at(this.#around.clock.now, what, () => this.#around.fire(name, ...args));
  }

  #commit(tab: FakeTab, document: FakeDocument): void {
    const { panel } = tab.document;
    panel?.leaves();
    if (panel) tab.back.push(tab.document);
    tab.document = document;
    if (document.refuses) tab.status = 'complete';
    this.#around.committed(tab);
  }

  async #failed(tab: FakeTab, request: { tabId: number }, error: string): Promise<void> {
    tab.status = 'complete';
    await this.#around.fire('webRequest.onErrorOccurred', { ...request, error });
    await this.#around.fire('webNavigation.onErrorOccurred', { ...request, error });
  }
}
