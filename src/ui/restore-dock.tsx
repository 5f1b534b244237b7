/** The amber dock of extension pages: says that extensions are disabled, and restores them. */
import type { ComponentChildren, VNode } from 'preact';
import { isOpen, offCount, type Journal } from '../core/extension-test/journal.ts';
import { t, tPlural } from '../i18n/messages.ts';
import { useStored, type Followed } from './use-stored.ts';

interface RestoreDockProps {
  journal: Followed<Journal | null>;
  restore(): unknown;
  now?: number;
}

/** Renders nothing unless Comeback has disabled extensions. */
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

interface OffDockProps {
  off: number;
  /** Absent when they are not restored automatically. */
  backAt?: number | undefined;
  now: number;
  /** The button that restores them now. */
  children: ComponentChildren;
}

/** The text and its button. */
export function OffDock({ off, backAt, now, children }: OffDockProps): VNode {
  const minutes = backAt === undefined ? undefined : Math.max(1, Math.ceil((backAt - now) / 60_000));
  return (
    <section class="dock dock-amber" aria-label={t('extTitle')}>
      <div>
        <b>{tPlural('extOff', off)}</b>
        {minutes !== undefined && <small>{t('extAuto', { minutes })}</small>}
      </div>
      {children}
    </section>
  );
}
