/** While extensions are off because of us, every page of ours says so, and puts them back. */
import type { VNode } from 'preact';
import { isOpen, offCount, type Journal } from '../core/extension-test/journal.ts';
import { t } from '../i18n/messages.ts';
import { OffDock } from './off-dock.tsx';
import { useStored, type Followed } from './use-stored.ts';

interface RestoreDockProps {
  journal: Followed<Journal | null>;
  restore(): unknown;
  now?: number;
}

/** The amber dock of a page of ours; nothing while every extension is as the person had it. */
export function RestoreDock({ journal, restore, now = Date.now() }: RestoreDockProps): VNode | null {
  const test = useStored(journal);
  if (!test || !isOpen(test) || offCount(test) === 0) return null;
  return (
    <OffDock off={offCount(test)} backAt={test.phase === 'stuck' ? undefined : test.backAt} now={now}>
      <button class="button button-primary" type="button" data-act="restore-extensions" onClick={() => void restore()}>
        {t('extRestore')}
      </button>
    </OffDock>
  );
}
