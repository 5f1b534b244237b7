/** Functions that run inside a page and read a panel as a person sees it. Each is self-contained: its source is sent to the browser. */
import type { Box, PanelState, PopupState } from './browser.ts';

/** A function's source for another world; bundlers wrap inner functions in `__name`, which that world lacks. */
// oxlint-disable-next-line typescript/no-explicit-any, typescript/no-unsafe-function-type
export const sourceOf = (fn: Function): string => `((__name) => (${fn.toString()}))((named) => named)`;

/** A call as source text, so that its arguments reach the other world. */
export const callIn = (fn: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `${sourceOf(fn)}(${args.map((argument) => JSON.stringify(argument) ?? 'undefined').join(',')})`;

/** The panel in a shadow root or a document. */
export function readPanel(root: ShadowRoot | Document): PanelState | null {
  const section = root.querySelector<HTMLElement>('[data-panel]');
  if (!section) return null;
  const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const centreOf = (element: Element): { x: number; y: number; inside: boolean } => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    return { x, y, inside: width > 0 && height > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight };
  };
  const inSight = (act: string): boolean => {
    const control = section.querySelector(`[data-act="${act}"]`);
    if (!control) return false;
    const { x, y, inside } = centreOf(control);
    const hit = inside ? root.elementFromPoint(x, y) : null;
    return inside && shown(control) && hit !== null && (control.contains(hit) || hit.contains(control));
  };
  const { x, y, inside } = centreOf(section);
  const hit = inside ? root.elementFromPoint(x, y) : null;
  const outside = inside ? document.elementFromPoint(x, y) : null;
  const host = root === document ? null : (root as ShadowRoot).host;
  const boxOf = (element: Element): Box => {
    const { x: left, y: top, width, height } = element.getBoundingClientRect();
    return { x: left, y: top, width, height };
  };
  const retry = section.querySelector('[data-act="retry"]');
  const hops = [...section.querySelectorAll<HTMLElement>('.hop')];
  const wordsIn = (element: Element, part: string): string => element.querySelector(part)?.textContent ?? '';
  const steps = [...section.querySelectorAll<HTMLElement>('[data-step]')];
  return {
    painted: inside && shown(section),
    topmost: hit !== null && section.contains(hit) && (host === null || outside === host),
    status: Number(section.dataset['status']),
    gateway: section.dataset['gateway'] ?? '',
    fault: section.dataset['fault'] ?? '',
    phase: section.dataset['phase'] ?? '',
    text: section.innerText,
    hasRetry: inSight('retry'),
    hasClear: inSight('clear-cache'),
    size: section.dataset['size'] ?? 'full',
    box: boxOf(section),
    retry: retry && boxOf(retry),
    hops: hops.map((hop) => ({ who: wordsIn(hop, '.hop-who'), how: wordsIn(hop, '.hop-how'), state: hop.dataset['state'] ?? '' })),
    results: Object.fromEntries(steps.map((step) => [step.dataset['step'] ?? '', step.dataset['result'] ?? ''])),
    focused: root.activeElement !== null && section.contains(root.activeElement),
  };
}

/** The rows of the popup's page and its text. */
export function rows(root: Document): Omit<PopupState, 'panel'> {
  const found = [...root.querySelectorAll<HTMLElement>('[data-incident]')];
  return {
    drawn: root.querySelector('[role="tabpanel"]') !== null,
    incidents: found.map((row) => ({
      status: Number(row.dataset['status']),
      host: row.dataset['host'] ?? '',
      outcome: row.dataset['outcome'] ?? '',
      text: row.innerText,
    })),
    text: root.body.innerText,
  };
}

export interface Position {
  /** The visible control, or the closed row to open first. */
  readonly opens: boolean;
  readonly disabled: boolean;
  readonly box: Box;
}

/** Where to click for a control: on itself, or on the summary of the closed row around it. */
export function positionOf(root: ShadowRoot | Document, act: string): Position | null {
  const control = root.querySelector(`[data-act="${act}"]`);
  if (!control) return null;
  const closed: Element[] = [];
  for (let up = control.parentElement; up; up = up.parentElement) if (up.matches('details:not([open])')) closed.unshift(up);
  const target = closed[0]?.querySelector('summary') ?? control;
  target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { x, y, width, height } = target.getBoundingClientRect();
  return { opens: target !== control, disabled: target.getAttribute('aria-disabled') === 'true', box: { x, y, width, height } };
}
