/** The interface of both browsers for the tests: what a person can do and see, without the protocol behind it. */

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** The unpacked extension under test. */
  readonly extension: string;
  /** A policy installs the extension under test, packed and with this id; the browser itself starts it. */
  readonly extensionId?: string;
  /** Other unpacked extensions to install with it. */
  readonly others?: readonly string[];
  readonly headed?: boolean;
  /** The display for a headed browser, if not the default one. */
  readonly display?: string;
  readonly dark?: boolean;
  /** Names that resolve to this machine. */
  readonly hosts?: readonly string[];
  /** A profile to keep; by default a temporary one is created and removed. */
  readonly profile?: string;
  /** Installs the extension permanently into `profile`: a browser started there again already has it. Always so in Chromium. */
  readonly installed?: boolean;
  /** The extension may see private windows. */
  readonly privateWindows?: boolean;
  /** Extensions named in a policy are fetched and installed; only this machine can be reached then. */
  readonly policyExtensions?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a person sees of a panel, in a page or in the popup. */
export interface PanelState {
  /** It has a box, its centre is in the viewport, and nothing hides it. */
  readonly painted: boolean;
  /** The topmost element at its centre belongs to it. */
  readonly topmost: boolean;
  readonly status: number;
  readonly gateway: string;
  readonly fault: string;
  readonly phase: string;
  readonly text: string;
  readonly hasRetry: boolean;
  readonly hasClear: boolean;
  /** `full` or `pill`. */
  readonly size: string;
  readonly box: Box;
  /** Where the retry control is. */
  readonly retry: Box | null;
  /** The hops in the picture of the request path, in order. */
  readonly hops: readonly HopState[];
  /** The result of each step. */
  readonly results: Readonly<Record<string, string>>;
  /** The panel, or something in it, has the focus. */
  readonly focused: boolean;
}

/** One hop in the panel's picture of the request path. */
export interface HopState {
  readonly who: string;
  readonly how: string;
  readonly state: string;
}

export interface IncidentRow {
  readonly status: number;
  readonly host: string;
  readonly outcome: string;
  readonly text: string;
}

/** What the popup's page shows: the panel of a failing tab, and the history. */
export interface PopupState {
  /** It has received its view and shows it. */
  readonly drawn: boolean;
  readonly panel: PanelState | null;
  readonly incidents: readonly IncidentRow[];
  readonly text: string;
}

export interface Tab {
  /** The tab's number as extensions know it. */
  readonly id: number;
  /** Goes there; returns when the document is committed, or after a while, as a page may never respond. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  url(): Promise<string>;
  /** The panel once it is painted and complete, or its state at the timeout; null if there is none. */
  panel(timeoutMs?: number): Promise<PanelState | null>;
  panelOnce(): Promise<PanelState | null>;
  /** A trusted click on a control of the panel, once the panel has not moved for longer than it ignores clicks. Fails if the control does not appear in time. */
  click(act: string, patienceMs?: number): Promise<void>;
  /** A trusted click at a position in the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** A trusted key press; the names are those of KeyboardEvent.key. */
  press(key: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  activate(): Promise<void>;
  /** The text of the browser's own dialog, where it can be read. */
  question(): Promise<string | null>;
  /** Declines the browser's own dialog. */
  decline(): Promise<void>;
  /** Accepts it. */
  accept(): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  readonly pid: number;
  /** The origin of the extension's pages. */
  readonly origin: string;
  /** The ids of the other extensions, in the order given. */
  readonly others: readonly string[];
  readonly closed: Promise<void>;
  newTab(url?: string): Promise<Tab>;
  /** A tab in its own window, which stays visible while other tabs are active elsewhere. */
  newWindow(url?: string): Promise<Tab>;
  newPrivateTab(url?: string): Promise<Tab>;
  /** A page of the extension in a tab of its own. */
  openPage(path: string): Promise<Tab>;
  /** What the popup shows for that tab; null if it shows no panel in time. */
  popup(tab: Tab, timeoutMs?: number): Promise<PopupState | null>;
  /** What the popup's page shows once it is drawn, with or without a panel. */
  popupPage(tab: Tab, screenshot?: string): Promise<PopupState>;
  /** Whether the extension's real popup is open, without any click. */
  nativePopup(timeoutMs?: number): Promise<boolean>;
  closeNativePopup(): Promise<void>;
  badge(tab: Tab): Promise<string>;
  /** Runs with the extension's rights, without waking its background. */
  inBackground<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Stops the worker or event page: the next event starts it again. */
  stopWorker(): Promise<void>;
  /** The browser reports itself offline; servers on this machine stay reachable. */
  setOnline(online: boolean): Promise<void>;
  /** A click on the extension's notification with this id. */
  clickNotification(id: string): Promise<void>;
  close(): Promise<void>;
  /** Switches another extension off or on, as the person does. */
  switchExtension(id: string, on: boolean): Promise<void>;
  /** SIGKILL by process id; in Chromium to all its processes at once. */
  kill(): Promise<void>;
}
