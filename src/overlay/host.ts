/** The one element of ours in a broken page, and how it stays there. */
import panelCss from '../panel/panel.css?inline';
import tokensCss from '../panel/tokens.css?inline';

const xhtml = 'http://www.w3.org/1999/xhtml';
/** A page that takes us out more often than this is left alone. */
const mostReturns = 8;

/** Puts `<comeback-panel>` in the page, in front of everything, and back whenever the page takes it out; `onEvicted` after too many times. */
export function standIn(draw: (root: ShadowRoot) => void, onEvicted: () => void): () => void {
  let host = build(draw);
  let returns = 0;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    observer.disconnect();
    clearInterval(timer);
    host.remove();
  };
  const keep = (): void => {
    if (stopped) return;
    const place = placeFor();
    if (!place || (host.isConnected && (place === host.parentNode || place.contains(host)) && isOpen(host))) return;
    returns += 1;
    if (returns > mostReturns) {
      stop();
      onEvicted();
      return;
    }
    host.remove();
    // `document.open()` took the listeners from everything that stood here, so the old host is not put back.
    host = build(draw);
  };
  const observer = new MutationObserver(keep);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] });
  const timer = setInterval(keep, 1_000);
  return stop;
}

const isOpen = (host: HTMLElement): boolean => host.matches(':popover-open');

/** The topmost modal dialog makes everything outside it inert, so that is where we stand. */
function placeFor(): Element | null {
  return [...document.querySelectorAll(':modal')].at(-1) ?? document.documentElement;
}

function build(draw: (root: ShadowRoot) => void): HTMLElement {
  const host = document.createElementNS(xhtml, 'comeback-panel') as HTMLElement;
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [tokensCss, panelCss].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  draw(root);
  placeFor()?.append(host);
  host.showPopover();
  return host;
}
