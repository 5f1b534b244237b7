/** Keys inside the panel: they stay inside, and Escape goes one step back. */
import { useRef } from 'preact/hooks';

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
  onFocusIn(event: FocusEvent): void;
}

/** Handlers for the panel's outermost element. Escape closes the menu, else leaves the view, else makes small and gives the focus back. */
export function useKeys(levels: Levels): KeyHandlers {
  const before = useRef<HTMLElement | null>(null);
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
    onFocusIn({ currentTarget, relatedTarget }) {
      const from = relatedTarget as HTMLElement | null;
      if (from && !(currentTarget as HTMLElement).contains(from)) before.current = from;
    },
  };
}

const giveBack = (section: HTMLElement, before: HTMLElement | null): void => {
  if (before?.isConnected) before.focus();
  else (section.getRootNode() as ShadowRoot | Document).querySelector<HTMLElement>(':focus')?.blur();
};
