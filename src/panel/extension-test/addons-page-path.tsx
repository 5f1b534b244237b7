/** Where Firefox keeps extensions: no page of ours can link there. */
import type { VNode } from 'preact';
import { Message } from '../../ui/sentence.tsx';

/** The place by its name, and the keys that open it. */
export function AddonsPagePath(): VNode {
  const keys = ['Ctrl', 'Shift', 'A'].map((key) => <kbd key={key}>{key}</kbd>);
  return (
    <span>
      <Message of="ffOpen" values={{ keys: <bdi>{keys}</bdi> }} />
    </span>
  );
}
