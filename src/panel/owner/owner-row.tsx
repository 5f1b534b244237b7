/** One numbered row of the owner's list. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from '../../ui/icon.tsx';

interface OwnerRowProps {
  /** A number in the order of the work, or a drawing. */
  mark: number | IconName;
  title: string;
  open?: boolean;
  children: ComponentChildren;
}

/** Closed until asked for; one open at a time. */
export function OwnerRow({ mark, title, open, children }: OwnerRowProps): VNode {
  return (
    <details class="step" name="owner" {...(open ? { open: true } : {})}>
      <summary>
        {typeof mark === 'number' ? (
          <span class="number-badge" aria-hidden="true">
            {String(mark)}
          </span>
        ) : (
          <Icon name={mark} />
        )}
        <span class="step-name">{title}</span>
        <Icon name="down" />
      </summary>
      <div class="step-body">{children}</div>
    </details>
  );
}
