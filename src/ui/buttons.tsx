/** The panel's buttons: every one knows its act, and no click passes the guard unseen. */
import type { Action } from '../core/state/actions.ts';
import { createContext, type ComponentChildren, type JSX, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { noGuard, type ClickGuard } from './click-guard.ts';

interface Choices {
  choose(act: Action): void;
  readonly guard: ClickGuard;
}

/** Who hears the choices made in this panel. */
export const ActionsContext = createContext<Choices>({ choose() {}, guard: { moved() {}, allows: () => false } });

/** In a page of ours: the buttons in it work with every click. */
export function Unguarded({ choose = () => {}, children }: { choose?(action: Action): void; children: ComponentChildren }): VNode {
  return <ActionsContext.Provider value={{ choose, guard: noGuard }}>{children}</ActionsContext.Provider>;
}

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'type' | 'onClick' | 'icon'> & {
  children?: ComponentChildren;
  /** In sight and in the tab order, yet not to be pressed now. */
  resting?: boolean;
};

/** A button that chooses; it sends the verb and nothing else. */
export function ActionButton({ act, ...rest }: ButtonProps & { act: Action }): VNode {
  const { choose } = useContext(ActionsContext);
  return <Press {...rest} act={act} press={() => choose(act)} />;
}

/** A button that changes only the panel itself. */
export function Press({ act, press, resting = false, ...rest }: ButtonProps & { act: string; press(): void }): VNode {
  const { guard } = useContext(ActionsContext);
  return (
    <button
      {...rest}
      type="button"
      data-act={act}
      {...(resting ? { 'aria-disabled': 'true' } : {})}
      onClick={(event) => {
        if (!resting && guard.allows(event)) press();
      }}
    />
  );
}
