/** Notes about a finished extension test. */
import type { VNode } from 'preact';
import type { Inconclusive } from '../../core/extension-test/journal.ts';
import type { ExtensionsView } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { extensionNames } from './extension-list.tsx';

type TestOver = Extract<ExtensionsView, { kind: 'restored' | 'left-off' | 'none-of-these' }>;

/** Whether the test is over and needs no decision from the user. */
export function isTestOver(test: ExtensionsView | undefined): test is TestOver {
  return test?.kind === 'restored' || test?.kind === 'left-off' || test?.kind === 'none-of-these';
}

/** Says that all extensions are restored, or which are still off. */
export function TestNote({ test }: { test: TestOver }): VNode {
  switch (test.kind) {
    case 'left-off':
      return (
        <div class="note note-amber">
          <Icon name="never" />
          <div>
            <b>{t(test.culprits.length === 1 ? 'extLeftOffOne' : 'extLeftOffMany', { name: extensionNames(test.culprits) })}</b>
          </div>
          <ActionButton act="keep-on" class="button">
            {t('extSwitchOn')}
          </ActionButton>
        </div>
      );
    case 'none-of-these':
      return (
        <div class="note">
          <Icon name="dash" />
          <div>
            <b>{t('manualNone')}</b>
            {test.stillOff.length > 0 && <small>{t('manualStillOff', { names: test.stillOff.join(', ') })}</small>}
          </div>
        </div>
      );
    case 'restored':
      return (
        <div class="note note-green">
          <Icon name="check" />
          <div>
            <b>{t(test.finding ? findings[test.finding] : 'extRestored')}</b>
            {test.finding && <small>{t('extRestored')}</small>}
          </div>
        </div>
      );
  }
}

const findings: Readonly<Record<Inconclusive, KeyWithoutValues>> = {
  'not-the-cause': 'extNone',
  recovered: 'extRecovered',
  unclear: 'extUnclear',
};
