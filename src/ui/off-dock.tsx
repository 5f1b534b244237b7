/** The amber dock: how many extensions are off because of us, and when they come back by themselves. */
import type { ComponentChildren, VNode } from 'preact';
import { t, tPlural } from '../i18n/messages.ts';

interface OffDockProps {
  off: number;
  /** Absent when they do not come back by themselves. */
  backAt?: number | undefined;
  now: number;
  /** The button that puts them back now. */
  children: ComponentChildren;
}

/** Words and one button; it stands wherever a page of ours is open. */
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
