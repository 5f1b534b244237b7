/** A sub-view's header: title and back button. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { PanelButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';
import { titleId } from './headline-text.tsx';

/** The title labels the region while the sub-view is shown. */
export function SubViewHeader({ title, back }: { title: KeyWithoutValues; back(): void }): VNode {
  return (
    <div class="sub-view-header">
      <PanelButton act="back" class="icon-button" aria-label={t('back')} onPress={back}>
        <Icon name="back" flip />
      </PanelButton>
      <h2 class="panel-title" id={titleId}>
        {t(title)}
      </h2>
    </div>
  );
}
