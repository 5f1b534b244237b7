/** The logo with a check mark: nothing failed. */
import type { VNode } from 'preact';

/** Decoration only. */
export function FineDrawing(): VNode {
  return (
    <svg class="fine-drawing" viewBox="0 0 84 84" aria-hidden="true">
      <circle class="fine-drawing-plate" cx="42" cy="42" r="33" />
      <path d="M75 42a33 33 0 1 1-12.3-25.7" />
      <circle class="fine-drawing-point" cx="67.5" cy="20.5" r="5" />
      <path d="m30 43 8.5 8.5L55 34" />
    </svg>
  );
}
