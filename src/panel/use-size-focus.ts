/** Minimizing and expanding replace every control, so the focus moves to the control that takes the place of the pressed one. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Action } from '../core/state/actions.ts';

/** Call the returned function with each chosen action. */
export function useSizeFocus(section: RefObject<HTMLElement | null>, small: boolean): (act: Action) => void {
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (pressed.current) section.current?.querySelector<HTMLElement>(small ? '[data-act=expand]' : '[data-act=collapse]')?.focus();
    pressed.current = false;
  }, [small]);
  return (act) => {
    pressed.current = act === 'collapse' || act === 'expand';
  };
}
