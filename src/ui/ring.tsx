/** The countdown ring. */
import type { ComponentChildren, VNode } from 'preact';

/** A ring with `left` percent remaining; hidden from assistive technology. */
export function Ring({ left, children }: { left: number; children?: ComponentChildren }): VNode {
  return (
    <span class="ring" aria-hidden="true">
      <svg viewBox="0 0 42 42">
        <circle class="ring-track" cx="21" cy="21" r="18.5" />
        <circle class="ring-arc" cx="21" cy="21" r="18.5" pathLength={100} style={{ '--left': String(Math.round(left)) }} />
      </svg>
      {children}
    </span>
  );
}
