/** Keys inside the panel: they stay inside, and Escape goes one step back. */
import { useEffect, useRef } from 'preact/hooks';

interface Levels {
  readonly menuOpen: boolean;
  readonly inSubView: boolean;
  closeMenu(): void;
  leaveSubView(): void;
  /** Absent where there is nothing to make small. */
  collapse?(): unknown;
}

interface KeyHandlers {
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
  onKeyPress(event: KeyboardEvent): void;
}

/** Handlers for the panel's outermost element. Escape closes the menu, else leaves the view, else makes small and gives the focus back. */
export function useKeys(levels: Levels): KeyHandlers {
  const before = useRef<Element | null>(null);
  // Firefox does not tell what is inside a closed shadow root where the focus came from, so the document is asked.
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

/** A document in which nothing has the focus says that its body has it. */
const isOutside = (element: Element): boolean =>
  element !== document.body && element.localName !== 'comeback-panel' && !element.closest('[data-panel]');

const giveBack = (section: HTMLElement, before: Element | null): void => {
  if (before?.isConnected && 'focus' in before) (before as HTMLElement).focus();
  else (section.getRootNode() as ShadowRoot | Document).querySelector<HTMLElement>(':focus')?.blur();
};
