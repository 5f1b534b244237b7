/** While extensions are off because of us, every page of ours says so, and puts them back. */
import type { VNode } from 'preact';
import type { ExtensionsOff } from '../core/view/popup-view.ts';
import { t } from '../i18n/messages.ts';
import { tell } from './background.ts';
import { OffDock } from './off-dock.tsx';

interface RestoreDockProps {
  off: ExtensionsOff;
  now?: number;
}

/** The amber dock of a page of ours that stands for no tab. */
export function RestoreDock({ off: { count, backAt }, now = Date.now() }: RestoreDockProps): VNode {
  return (
    <OffDock off={count} backAt={backAt} now={now}>
      <button
        class="btn primary"
        type="button"
        data-act="restore-extensions"
        onClick={() => tell('choose', { action: 'restore-extensions' })}
      >
        {t('extRestore')}
      </button>
    </OffDock>
  );
}
