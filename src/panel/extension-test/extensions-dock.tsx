/** The amber dock: shown in every view while Comeback has disabled extensions. */
import type { VNode } from 'preact';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { OffDock } from '../../ui/restore-dock.tsx';

/** How many extensions Comeback has disabled. */
export function offBecauseOfUs({ extensions }: PanelView): number {
  if (extensions?.kind === 'testing') return extensions.off;
  return extensions?.kind === 'stuck' ? extensions.left.length : 0;
}

/** The dock with its restore button. */
export function ExtensionsDock({ view, now }: { view: PanelView; now: number }): VNode {
  const test = view.extensions;
  return (
    <OffDock off={offBecauseOfUs(view)} backAt={test?.kind === 'testing' ? test.backAt : undefined} now={now}>
      <ActionButton act="restore-extensions" class="button button-primary">
        {t('extRestore')}
      </ActionButton>
    </OffDock>
  );
}
