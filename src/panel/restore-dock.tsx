/** While extensions are off because of us, every page of ours says so, and puts them back. */
import type { VNode } from 'preact';
import { isOpen, type Journal } from '../core/extension-test.ts';
import { say } from '../sentences.ts';
import { OffDock } from './off-dock.tsx';
import { useItem, type Followed } from './use-item.ts';

interface RestoreDockProps {
  journal: Followed<Journal | null>;
  restore(): unknown;
  now?: number;
}

/** The amber dock of a page of ours; nothing while every extension is as the person had it. */
export function RestoreDock({ journal, restore, now = Date.now() }: RestoreDockProps): VNode | null {
  const test = useItem(journal);
  if (!test || !isOpen(test) || test.off.length === 0) return null;
  return (
    <OffDock off={test.off.length} backAt={test.phase === 'off' ? test.backAt : undefined} now={now}>
      <button class="btn primary" type="button" data-act="restore-extensions" onClick={() => void restore()}>
        {say('extRestore')}
      </button>
    </OffDock>
  );
}
