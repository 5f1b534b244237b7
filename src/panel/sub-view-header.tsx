/** The head of a view inside the panel: where you are, and the way back. */
import type { VNode } from 'preact';
import { say, type PlainKey } from '../i18n/messages.ts';
import { Press } from '../ui/buttons.tsx';
import { titleId } from './headline-text.tsx';
import { Icon } from '../ui/icon.tsx';

/** Names the region while its view is shown. */
export function Crumb({ title, back }: { title: PlainKey; back(): void }): VNode {
  return (
    <div class="crumb">
      <Press act="back" class="icon" aria-label={say('back')} press={back}>
        <Icon name="back" flip />
      </Press>
      <h2 class="title" id={titleId}>
        {say(title)}
      </h2>
    </div>
  );
}
