/** Asks what happened in the other window or on the other device; only the user can know. */
import type { VNode } from 'preact';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';

/** The answer changes which steps the plan offers next. */
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
