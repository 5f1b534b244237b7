import type { VNode } from 'preact';
import type { KeyWithoutValues } from '../i18n/messages.ts';
import { Titled } from './titled-list.tsx';

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
        <Titled key={title} title={title} hint={hint} />
      ))}
    </ul>
  );
}
