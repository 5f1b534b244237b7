/** The owner view's footer: back to the visitor's view, and the report. */
import type { VNode } from 'preact';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { PanelButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCopied } from '../../ui/use-copied.ts';
import { reportText } from './report-text.ts';

/** Its primary button copies the report. */
export function OwnerDock({ view, back }: { view: PanelView; back(): void }): VNode {
  const [copied, copyText] = useCopied();
  const done = copied !== undefined;
  return (
    <footer class="dock owner-dock">
      <PanelButton act="back" class="button button-quiet" onPress={back}>
        <Icon name="back" flip />
        {t('ownerBack')}
      </PanelButton>
      <PanelButton act="copy-report" class="button button-primary" onPress={() => copyText(reportText(view))}>
        <Icon name={done ? 'check' : 'copy'} />
        <span role="status">{t(done ? 'copied' : 'ownerCopyReport')}</span>
      </PanelButton>
    </footer>
  );
}
