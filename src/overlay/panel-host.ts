/** Our one element in a failing page, and how it stays there. */
import panelCss from '../panel/styles/index.css?inline';

const xhtml = 'http://www.w3.org/1999/xhtml';
/** Pauses before each return, milliseconds: a page that still takes us out after the last is left alone. */
const returns: readonly number[] = [0, 0, 250, 500, 1_000];

/** Puts `<comeback-panel>` in the page, in front of everything, and back whenever the page takes it out; `onRemoved` after too many times. */
export function standIn(draw: (root: ShadowRoot) => void, onRemoved: () => void): () => void {
  let host = build(draw);
  let taken = 0;
  let coming: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    observer.disconnect();
    clearInterval(timer);
    clearTimeout(coming);
    host.remove();
  };
  const comeBack = (): void => {
    coming = undefined;
    host.remove();
    // `document.open()` took the listeners from everything that stood here, so the old host is not put back.
    host = build(draw);
  };
  const keep = (): void => {
    if (coming !== undefined || stands(host)) return;
    const pause = returns[taken];
    taken += 1;
    if (pause === undefined) {
      stop();
      onRemoved();
    } else if (pause === 0) comeBack();
    else coming = setTimeout(comeBack, pause);
  };
  const observer = new MutationObserver(keep);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] });
  const timer = setInterval(keep, 1_000);
  if (!isDrawn(host)) {
    stop();
    onRemoved();
  }
  return stop;
}

/** In the page, in front, and where it can be used: a modal dialog makes everything outside it inert. */
function stands(host: HTMLElement): boolean {
  const place = placeFor();
  return !place || (host.isConnected && place.contains(host) && isOpen(host));
}

const isOpen = (host: HTMLElement): boolean => host.matches(':popover-open');

/** Firefox draws no HTML in a document whose root is SVG. */
const isDrawn = (host: HTMLElement): boolean => host.getBoundingClientRect().width > 0 || host.getClientRects().length > 0;

/** The topmost modal dialog makes everything outside it inert, so that is where we stand. */
function placeFor(): Element | null {
  return [...document.querySelectorAll(':modal')].at(-1) ?? document.documentElement;
}

function build(draw: (root: ShadowRoot) => void): HTMLElement {
  const host = document.createElementNS(xhtml, 'comeback-panel') as HTMLElement;
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelCss);
  root.adoptedStyleSheets = [sheet];
  draw(root);
  placeFor()?.append(host);
  host.showPopover();
  return host;
}
