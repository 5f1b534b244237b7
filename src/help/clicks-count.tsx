/** A page of ours stands still and nobody slips anything under the pointer: every click on it counts. */
import type { ComponentChildren, VNode } from 'preact';
import { ChoicesContext } from '../ui/buttons.tsx';

const choices = { choose() {}, guard: { moved() {}, allows: () => true } };

/** Buttons of the panel work inside it. */
export function ClicksCount({ children }: { children: ComponentChildren }): VNode {
  return <ChoicesContext.Provider value={choices}>{children}</ChoicesContext.Provider>;
}
