/** How to prevent the error. */
import type { VNode } from 'preact';
import type { KeyWithoutValues } from '../i18n/messages.ts';
import { HelpEntry } from './help-entry.tsx';

const ways: readonly (readonly [title: KeyWithoutValues, hint: KeyWithoutValues])[] = [
  ['preventHost', 'preventHostHint'],
  ['preventSize', 'preventSizeHint'],
  ['preventWatch', 'preventWatchHint'],
];

/** How owners prevent these errors. */
export function Prevention(): VNode {
  return (
    <ul class="page-box">
      {ways.map(([title, hint]) => (
        <HelpEntry key={title} title={title} hint={hint} />
      ))}
    </ul>
  );
}
