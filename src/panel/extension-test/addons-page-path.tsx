/** How to open Firefox's add-ons page, to which no extension page can link. */
import type { VNode } from 'preact';
import { Message } from '../../ui/message.tsx';

/** The page's name and its keyboard shortcut. */
export function AddonsPagePath(): VNode {
  const keys = ['Ctrl', 'Shift', 'A'].map((key) => <kbd key={key}>{key}</kbd>);
  return (
    <span>
      <Message of="manualOpen" values={{ keys: <bdi>{keys}</bdi> }} />
    </span>
  );
}
