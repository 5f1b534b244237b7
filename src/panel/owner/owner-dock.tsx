/** The foot of the owner's view: back to the visitor's side, and the report. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { Press } from '../../ui/buttons.tsx';
import { copy } from '../../ui/copy.ts';
import { Icon } from '../../ui/icon.tsx';
import { reportText } from './report-text.ts';

/** The one filled button here copies the report. */
export function OwnerDock({ view, back }: { view: PanelView; back(): void }): VNode {
  const [copied, setCopied] = useState(false);
  return (
    <footer class="dock owner-dock">
      <Press act="back" class="button button-quiet" press={back}>
        <Icon name="back" flip />
        {t('ownerBack')}
      </Press>
      <Press act="copy-report" class="button button-primary" press={() => void copy(reportText(view)).then(setCopied)}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span role="status">{t(copied ? 'copied' : 'ownerCopyReport')}</span>
      </Press>
    </footer>
  );
}
