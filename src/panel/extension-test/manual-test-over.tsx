/** The extension test by hand is over and found nobody. */
import type { VNode } from 'preact';
import type { ExtensionsView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../ui/icon.tsx';

/** What came out, and what the person has still to switch on again. */
export function GuidedOver({ test }: { test: Extract<ExtensionsView, { kind: 'none-of-these' }> }): VNode {
  return (
    <div class="note">
      <Icon name="dash" />
      <div>
        <b>{t('walkNone')}</b>
        {test.stillOff.length > 0 && <small>{t('walkStillOff', { names: test.stillOff.join(', ') })}</small>}
      </div>
    </div>
  );
}
