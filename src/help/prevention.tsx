import type { VNode } from 'preact';
import type { KeyWithoutValues } from '../i18n/messages.ts';
import { HelpEntry } from './help-entry.tsx';

const ways: readonly (readonly [title: KeyWithoutValues, hint: KeyWithoutValues])[] = [
  ['preventHost', 'preventHostHint'],
  ['preventSize', 'preventSizeHint'],
  ['preventWatch', 'preventWatchHint'],
];

/** What keeps a site from failing so. */
export function Prevention(): VNode {
  return (
    <ul class="page-box">
      {ways.map(([title, hint]) => (
        <HelpEntry key={title} title={title} hint={hint} />
      ))}
    </ul>
  );
}
