/** A page of ours stands still and nobody slips anything under the pointer: every click on it counts. */
import type { ComponentChildren, VNode } from 'preact';
import { ActionsContext } from '../ui/buttons.tsx';

const choices = { choose() {}, guard: { moved() {}, allows: () => true } };

/** Buttons of the panel work inside it. */
export function ClicksCount({ children }: { children: ComponentChildren }): VNode {
  return <ActionsContext.Provider value={choices}>{children}</ActionsContext.Provider>;
}
