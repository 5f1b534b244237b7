/** What the page did in the other window or on the other device: only the person can tell. */
import type { VNode } from 'preact';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';

/** The two answers; they teach the plan what to offer next. */
export function ResultElsewhere(): VNode {
  return (
    <div class="button-row">
      <ActionButton act="works-there" class="button">
        {t('worksThere')}
      </ActionButton>
      <ActionButton act="fails-there" class="button">
        {t('failsThere')}
      </ActionButton>
    </div>
  );
}
