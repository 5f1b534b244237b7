/** The note about a running watch: since when, how often, and how to stop it. */
import type { VNode } from 'preact';
import type { PanelView } from '../../core/view/view.ts';
import { clockTime, duration } from '../../i18n/format.ts';
import { t, tPlural } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { resultOf } from './step-state.tsx';

type Watched = PanelView & { readonly watch: NonNullable<PanelView['watch']> };

/** Whether this site is being watched; its note then replaces the watch step. */
export function isWatched(view: PanelView): view is Watched {
  return view.phase === 'watching' && view.watch !== undefined;
}

/** The note carries the step's id and result. */
export function WatchNote({ view }: { view: Watched }): VNode {
  const { since, every, for: most } = view.watch;
  return (
    <div class="note note-green" data-step="watch" data-result={resultOf(view, 'watch')}>
      <Icon name="watch" />
      <div>
        <b>{t('watching', { time: clockTime(since) })}</b>
        <small>{tPlural('watching', Math.max(1, Math.round(every / 60_000)), { time: duration(most) })}</small>
      </div>
      <ActionButton act="stop" class="button">
        {t('stop')}
      </ActionButton>
    </div>
  );
}
