/** A page with what jsdom lacks of a browser, and an extension behind it. */
import { vi } from 'vitest';
import type { FromOverlay, ViewChanged } from '../../src/messages.ts';
import type { PanelView } from '../../src/core/view.ts';
import { speakEnglish } from '../panel/fake-i18n.ts';

type Told = (message: unknown, sender: { id?: string }) => void;
type Marks = { comebackTicket?: number; comebackShown?: number; comebackFollow?: unknown };

export interface PageWithExtension {
  /** All that was said to the background. */
  readonly said: FromOverlay[];
  /** What it answers. */
  answers: (request: FromOverlay) => PanelView | null | Promise<PanelView | null>;
  /** The background tells what is shown now. */
  tell(view: PanelView | null, from?: string): void;
  /** The extension is updated or removed under the page. */
  orphan(): void;
}

const marks = globalThis as Marks;
let undo: (() => void)[] = [];

/** A fresh page. `isDrawn`: false where the browser draws no HTML. */
export function openPage({ isDrawn = true } = {}): PageWithExtension {
  const told = new Set<Told>();
  const runtime = {
    id: 'us' as string | undefined,
    sendMessage: async (request: FromOverlay) => {
      if (runtime.id === undefined) throw new Error('Extension context invalidated.');
      page.said.push(request);
      return page.answers(request);
    },
    onMessage: { addListener: (listener: Told) => void told.add(listener) },
  };
  const page: PageWithExtension = {
    said: [],
    answers: () => null,
    tell: (view, from = 'us') => {
      const message: ViewChanged = { type: 'view-changed', tabId: 1, view };
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
    page.tell(null);
  });
  return page;
}

/** The page goes away, with every listener on it. */
export function closePage(): void {
  for (const one of undo.reverse()) one();
  undo = [];
  delete marks.comebackTicket;
  delete marks.comebackShown;
  delete marks.comebackFollow;
  document.body.replaceChildren();
  for (const left of document.querySelectorAll('comeback-panel')) left.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** Puts the script into the page, with this ticket or without one. */
export async function putIn(ticket?: number): Promise<void> {
  if (ticket !== undefined) marks.comebackTicket = ticket;
  vi.resetModules();
  await import('../../src/overlay/main.tsx');
  // The first question and its answer.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export const panels = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('comeback-panel')];
export const sectionIn = (host: HTMLElement | undefined): HTMLElement | null =>
  host?.shadowRoot?.querySelector('section[data-panel]') ?? null;

/** Popovers, sheets, boxes and modal dialogs, as far as the panel's host asks for them. */
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
