/** The extension's only element in a failing page, and how it stays there. */
import panelCss from '../panel/styles/index.css?inline';

const xhtml = 'http://www.w3.org/1999/xhtml';
/** Pauses before each re-insertion, in ms; if the page removes the panel once more after the last, it is left alone. */
const returns: readonly number[] = [0, 0, 250, 500, 1_000];

/**
 * Inserts `<comeback-panel>` on top of the page, and again whenever the page removes it; calls `onRemoved` after too many removals. Returns
 * a function that removes the panel.
 */
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
    // `document.open()` removes the listeners of every element, so the old host cannot be reused.
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

/** Whether the panel is in the page, on top and usable: a modal dialog makes everything outside it inert. */
function stands(host: HTMLElement): boolean {
  const parent = parentFor();
  return !parent || (host.isConnected && parent.contains(host) && isOpen(host));
}

const isOpen = (host: HTMLElement): boolean => host.matches(':popover-open');

/** Whether the panel is rendered: Firefox renders no HTML in a document whose root is SVG. */
const isDrawn = (host: HTMLElement): boolean => host.getBoundingClientRect().width > 0 || host.getClientRects().length > 0;

/** The parent for the panel: the topmost modal dialog if there is one, because it makes everything outside it inert. */
function parentFor(): Element | null {
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
  parentFor()?.append(host);
  host.showPopover();
  return host;
}
