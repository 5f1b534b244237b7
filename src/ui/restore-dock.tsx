/** The amber dock of extension pages: says that extensions are disabled, and restores them. */
import type { ComponentChildren, VNode } from 'preact';
import type { ExtensionsOff } from '../core/view/popup-view.ts';
import { t, tPlural } from '../i18n/translate.ts';
import { send } from './background.ts';

interface RestoreDockProps {
  off: ExtensionsOff;
  now?: number;
}

/** The amber dock of an extension page that belongs to no tab. */
export function RestoreDock({ off: { count, backAt }, now = Date.now() }: RestoreDockProps): VNode {
  return (
    <OffDock off={count} backAt={backAt} now={now}>
      <button
        class="button button-primary"
        type="button"
        data-act="restore-extensions"
        onClick={() => send('choose', { action: 'restore-extensions' })}
      >
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
