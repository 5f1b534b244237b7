/** The one face both browsers show to the tests: what a person could do and see, and nothing of how it is done. */

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** The unpacked extension under test. */
  readonly extension: string;
  /** A policy brings the extension under test, packed and with this id; the browser itself starts it then. */
  readonly extensionId?: string;
  /** Other unpacked extensions beside it. */
  readonly others?: readonly string[];
  readonly headed?: boolean;
  /** The screen for a headed browser, where it is not the one at hand. */
  readonly display?: string;
  readonly dark?: boolean;
  /** Names that resolve to this machine. */
  readonly hosts?: readonly string[];
  /** A profile that is kept; without it a temporary one is made and removed. */
  readonly profile?: string;
  /** The extension is installed for good, into `profile`: a browser started there again has it by itself. Chromium’s always is. */
  readonly installed?: boolean;
  /** The extension may see private windows. */
  readonly privateWindows?: boolean;
  /** Extensions that a policy names are fetched and installed; nothing but this machine can be reached then. */
  readonly policyExtensions?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a person sees of a panel, wherever it stands. */
export interface PanelLook {
  /** It has a box, its centre is in the viewport, and nothing hides it. */
  readonly painted: boolean;
  /** What is hit at its centre belongs to it. */
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
  /** The picture of where it stopped, in the order of the request. */
  readonly hops: readonly HopLook[];
  /** How each offered step went. */
  readonly results: Readonly<Record<string, string>>;
  /** The panel, or something in it, has the focus. */
  readonly focused: boolean;
}

/** One stop of the way in the panel's picture. */
export interface HopLook {
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

/** What the popup's page shows: the tab's panel, if it is in trouble, and the past. */
export interface PopupLook {
  /** It has learned what there is to show, and shows it. */
  readonly drawn: boolean;
  readonly panel: PanelLook | null;
  readonly incidents: readonly IncidentRow[];
  readonly text: string;
}

export interface Tab {
  /** The tab's number as extensions know it. */
  readonly id: number;
  /** Goes there; returns when the document is committed, or after a while: a page may never answer. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  url(): Promise<string>;
  /** The panel once it is painted and whole, or as it is when time is up; null if there is none. */
  panel(timeoutMs?: number): Promise<PanelLook | null>;
  panelOnce(): Promise<PanelLook | null>;
  /** A trusted click on a control of the panel, after it stood still for longer than it ignores clicks; it fails where there is none within the time. */
  click(act: string, patienceMs?: number): Promise<void>;
  /** A trusted click at a place of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** A trusted key press; the names are those of KeyboardEvent.key. */
  press(key: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  evaluate<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  activate(): Promise<void>;
  /** The browser's own question in front of the page, as far as it can be read from outside. */
  question(): Promise<string | null>;
  /** Answers the browser's own question with no. */
  decline(): Promise<void>;
  /** Answers it with yes. */
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
  /** A tab in a window of its own: what it waits for goes on while other tabs are in front elsewhere. */
  newWindow(url?: string): Promise<Tab>;
  newPrivateTab(url?: string): Promise<Tab>;
  /** A page of the extension in a tab of its own. */
  openPage(path: string): Promise<Tab>;
  /** What the popup shows for that tab; null if it shows no panel within the time. */
  popup(tab: Tab, timeoutMs?: number): Promise<PopupLook | null>;
  /** What the popup's page shows once it shows anything, with or without a panel. */
  popupPage(tab: Tab, screenshot?: string): Promise<PopupLook>;
  /** Is the browser's own popup of the extension open, without anybody having clicked? */
  nativePopup(timeoutMs?: number): Promise<boolean>;
  closeNativePopup(): Promise<void>;
  badge(tab: Tab): Promise<string>;
  /** Runs with the extension's rights, without waking its background. */
  inBackground<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Ends the worker or event page: the next event finds it cold. */
  stopWorker(): Promise<void>;
  /** The browser takes itself for offline; servers on this machine could still be reached. */
  setOnline(online: boolean): Promise<void>;
  /** A click on the extension's notification with this id. */
  clickNotification(id: string): Promise<void>;
  close(): Promise<void>;
  /** Switches another extension off or on, as the person does. */
  switchExtension(id: string, on: boolean): Promise<void>;
  /** SIGKILL, by its own process id; in Chromium all its processes at once. */
  kill(): Promise<void>;
}
