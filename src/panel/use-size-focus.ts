/** Making small and large again replaces every control; the focus moves to what took the pressed one's place. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Action } from '../core/state/actions.ts';

/** Call the returned function with each chosen act. */
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
