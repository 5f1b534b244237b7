/** The panel's buttons: each has an action name, and each click passes the click guard. */
import { createContext, type ComponentChildren, type JSX, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Action } from '../core/state/actions.ts';
import { noGuard, type ClickGuard } from './click-guard.ts';

interface Actions {
  choose(act: Action): void;
  readonly guard: ClickGuard;
}

/** Receives the actions chosen inside, and decides which clicks count. */
export const ActionsContext = createContext<Actions>({ choose() {}, guard: { moved() {}, allows: () => false } });

/** For extension pages: every click on a button inside counts. */
export function Unguarded({ choose = () => {}, children }: { choose?(action: Action): void; children: ComponentChildren }): VNode {
  return <ActionsContext.Provider value={{ choose, guard: noGuard }}>{children}</ActionsContext.Provider>;
}

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'type' | 'onClick' | 'icon'> & {
  children?: ComponentChildren;
  /** Visible and focusable, but currently disabled. */
  resting?: boolean;
};

/** A button that sends an action. */
export function ActionButton({ act, ...rest }: ButtonProps & { act: Action }): VNode {
  const { choose } = useContext(ActionsContext);
  return <PanelButton {...rest} act={act} onPress={() => choose(act)} />;
}

/** A button that only changes the panel's own state. */
export function PanelButton({ act, onPress, resting = false, ...rest }: ButtonProps & { act: string; onPress(): void }): VNode {
  const { guard } = useContext(ActionsContext);
  return (
    <button
      {...rest}
      type="button"
      data-act={act}
      {...(resting ? { 'aria-disabled': 'true' } : {})}
      onClick={(event) => {
        if (!resting && guard.allows(event)) onPress();
      }}
    />
  );
}
