/** How the extension test ended, as a note. */
import type { VNode } from 'preact';
import type { Inconclusive } from '../../core/extension-test/journal.ts';
import type { PageNote } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { names } from './extension-names.ts';

/** Everything is as it was; or what was left off, with the way back. */
export function TestNote({ test }: { test: NonNullable<PageNote['test']> }): VNode {
  if (test.kind === 'left-off')
    return (
      <div class="note note-amber">
        <Icon name="never" />
        <div>
          <b>{t(test.culprits.length === 1 ? 'extLeftOffOne' : 'extLeftOffMany', { name: names(test.culprits) })}</b>
        </div>
        <ActionButton act="keep-on" class="button">
          {t('extSwitchOn')}
        </ActionButton>
      </div>
    );
  return (
    <div class="note note-green">
      <Icon name="check" />
      <div>
        {test.finding ? <b>{t(findings[test.finding])}</b> : <b>{t('extRestored')}</b>}
        {test.finding && <small>{t('extRestored')}</small>}
      </div>
    </div>
  );
}

const findings: Readonly<Record<Inconclusive, KeyWithoutValues>> = {
  'not-the-cause': 'extNone',
  recovered: 'extRecovered',
  unclear: 'extUnclear',
};
