/** The promise, in sight: this site is watched, since when and how often, and how to end it. */
import type { VNode } from 'preact';
import type { PanelView } from '../../core/view/view.ts';
import { t, tPlural } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { resultOf } from './step-state.tsx';
import { clockTime, duration } from '../../i18n/format.ts';

type Watched = PanelView & { readonly watch: NonNullable<PanelView['watch']> };

/** Whether a watch of this site goes on; then its note stands for its step. */
export function isWatched(view: PanelView): view is Watched {
  return view.phase === 'watching' && view.watch !== undefined;
}

/** The green note; it takes the place of the watch step. */
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
