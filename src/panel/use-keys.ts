/** Keyboard handling: key events stay inside the panel, and Escape goes one step back. */
import { useEffect, useRef } from 'preact/hooks';

interface Levels {
  readonly menuOpen: boolean;
  readonly inSubView: boolean;
  closeMenu(): void;
  leaveSubView(): void;
  /** Absent where the panel cannot be minimized. */
  collapse?(): unknown;
}

interface KeyHandlers {
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
  onKeyPress(event: KeyboardEvent): void;
}

/** Handlers for the panel's outermost element. Escape closes the menu, or leaves the sub-view, or minimizes the panel and restores the focus. */
export function useKeys(levels: Levels): KeyHandlers {
  const before = useRef<Element | null>(null);
  // In Firefox, focus events inside a closed shadow root have no relatedTarget, so the document is observed instead.
  useEffect(() => {
    const remember = ({ target }: Event): void => {
      if (target instanceof Element && isOutside(target)) before.current = target;
    };
    if (document.activeElement && isOutside(document.activeElement)) before.current = document.activeElement;
    document.addEventListener('focusin', remember, true);
    return () => document.removeEventListener('focusin', remember, true);
  }, []);
  const escape = (event: KeyboardEvent): void => {
    if (levels.menuOpen) levels.closeMenu();
    else if (levels.inSubView) levels.leaveSubView();
    else if (levels.collapse) {
      levels.collapse();
      giveBack(event.currentTarget as HTMLElement, before.current);
    } else return;
    event.preventDefault();
  };
  return {
    onKeyDown(event) {
      event.stopPropagation();
      if (event.key === 'Escape') escape(event);
    },
    onKeyUp: (event) => event.stopPropagation(),
    onKeyPress: (event) => event.stopPropagation(),
  };
}

/** `activeElement` is the body when nothing has the focus. */
const isOutside = (element: Element): boolean =>
  element !== document.body && element.localName !== 'comeback-panel' && !element.closest('[data-panel]');

const giveBack = (section: HTMLElement, before: Element | null): void => {
  if (before?.isConnected && 'focus' in before) (before as HTMLElement).focus();
  else (section.getRootNode() as ShadowRoot | Document).querySelector<HTMLElement>(':focus')?.blur();
};
