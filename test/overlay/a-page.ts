/** A page with the browser features that jsdom lacks, and a fake background. */
import { vi } from 'vitest';
import type { PanelView } from '../../src/core/view/view.ts';
import type { Request, SentBy, ViewChanged } from '../../src/messages.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';

type Told = (message: unknown, sender: { id?: string }) => void;
type Marks = { comebackDocument?: number; comebackPanelFor?: number; comebackFollow?: unknown };

export type FromPanel = { [T in SentBy<'panel'>]: Request<T> }[SentBy<'panel'>];

export interface PageWithExtension {
  /** All messages sent to the background. */
  readonly said: FromPanel[];
  /** Its replies. */
  answers: (request: FromPanel) => PanelView | null | Promise<PanelView | null>;
  /** The background sends a new view for the document of the request that began then. */
  send(startedAt: number, view: PanelView | null, from?: string): void;
  /** A message of any shape arrives. */
  receive(message: unknown, from?: string): void;
  /** The extension is updated or removed under the page. */
  orphan(): void;
}

const marks = globalThis as Marks;
let undo: (() => void)[] = [];

/** A new page. `isDrawn`: false where the browser draws no HTML. */
export function openPage({ isDrawn = true } = {}): PageWithExtension {
  const told = new Set<Told>();
  const runtime = {
    id: 'us' as string | undefined,
    sendMessage: async (request: FromPanel) => {
      if (runtime.id === undefined) throw new Error('Extension context invalidated.');
      page.said.push(request);
      return page.answers(request);
    },
    onMessage: { addListener: (listener: Told) => void told.add(listener) },
  };
  const page: PageWithExtension = {
    said: [],
    answers: () => null,
    send: (startedAt, view, from = 'us') => {
      page.receive({ type: 'view-changed', startedAt, view } satisfies ViewChanged, from);
    },
    receive: (message, from = 'us') => {
      for (const listener of told) listener(message, { id: from });
    },
    orphan: () => {
      runtime.id = undefined;
    },
  };
  speakEnglish();
  Object.assign((globalThis as unknown as { chrome: object }).chrome, { runtime });
  drawing(isDrawn);
  forgetListeners(window);
  forgetListeners(document);
  undo.push(() => {
    runtime.id = 'us';
    if (marks.comebackPanelFor !== undefined) page.send(marks.comebackPanelFor, null);
  });
  return page;
}

/** The page unloads, and all its listeners are removed. */
export function closePage(): void {
  for (const one of undo.reverse()) one();
  undo = [];
  delete marks.comebackDocument;
  delete marks.comebackPanelFor;
  delete marks.comebackFollow;
  document.body.replaceChildren();
  for (const left of document.querySelectorAll('comeback-panel')) left.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** Injects the script into the page, with this token or without one. */
export async function putIn(token?: number): Promise<void> {
  if (token !== undefined) marks.comebackDocument = token;
  vi.resetModules();
  await import('../../src/overlay/main.tsx');
  // The first request and its reply.
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

export const panels = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('comeback-panel')];
export const sectionIn = (host: HTMLElement | undefined): HTMLElement | null =>
  host?.shadowRoot?.querySelector('section[data-panel]') ?? null;

/** Popovers, style sheets, boxes and modal dialogs, as far as the panel's host uses them. */
function drawing(isDrawn: boolean): void {
  const open = new WeakSet<Element>();
  const { attachShadow, matches } = Element.prototype;
  const { querySelectorAll } = document;
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      open.add(this);
    },
    hidePopover(this: HTMLElement) {
      open.delete(this);
    },
  });
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element) {
    return attachShadow.call(this, { mode: 'open' });
  });
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    return selector === ':popover-open' ? open.has(this) && this.isConnected : matches.call(this, selector);
  });
  vi.spyOn(document, 'querySelectorAll').mockImplementation((selector: string) =>
    querySelectorAll.call(document, selector === ':modal' ? 'dialog[open]' : selector),
  );
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(() => ({ length: isDrawn ? 1 : 0 }) as DOMRectList);
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync(): void {}
    },
  );
}

function forgetListeners(target: Window | Document): void {
  const { addEventListener } = target;
  target.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
    addEventListener.call(target, type, listener, options);
    undo.push(() => target.removeEventListener(type, listener, options));
  };
  if (target === window) vi.stubGlobal('addEventListener', target.addEventListener);
  undo.push(() => {
    target.addEventListener = addEventListener as typeof target.addEventListener;
  });
}
