/** What the page did in the other window or on the other device: only the person can tell. */
import type { VNode } from 'preact';
import { say } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';

/** The two answers; they teach the plan what to offer next. */
export function AnsweredElsewhere(): VNode {
  return (
    <div class="actions">
      <Choose act="works-there" class="btn">
        {say('worksThere')}
      </Choose>
      <Choose act="fails-there" class="btn">
        {say('failsThere')}
      </Choose>
    </div>
  );
}
