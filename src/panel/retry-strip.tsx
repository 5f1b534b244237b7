/** The retry strip: what happens next automatically, and the two reload buttons. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { t } from '../i18n/messages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';
import { Ring } from '../ui/ring.tsx';
import { LoadFresh, TryNow } from './reload-buttons.tsx';
import { retryWords } from './retry-words.ts';
import { resultOf } from './steps/step-state.tsx';
import { isWatched } from './steps/watch-note.tsx';
import type { Countdown } from './use-countdown.ts';

/** Ring, text and Stop above; «Try now» and «Load fresh» side by side below. */
export function RetryStrip({ view, countdown, now }: { view: PanelView; countdown: Countdown; now: number }): VNode {
  const { title, detail } = retryWords(view, countdown, now);
  return (
    <div class="retry-strip" data-step="retry" data-result={resultOf(view, 'retry')}>
      {!isWatched(view) && (
        <div class="retry-strip-now">
          {showsRing(view) && <Ring left={countdown.left}>{ringText(countdown)}</Ring>}
          <p class="retry-strip-words">
            <b>{title}</b>
            {detail !== undefined && <span>{detail}</span>}
          </p>
          {canStop(view) && (
            <ActionButton act="stop" class="button button-quiet">
              {t('stop')}
            </ActionButton>
          )}
        </div>
      )}
      <div class="retry-strip-loads">
        <TryNow view={view} class="button">
          <Icon name="again" />
          {t('tryNow')}
        </TryNow>
        <LoadFresh view={view} class="button">
          <Icon name="fresh" />
          {t('loadFresh')}
        </LoadFresh>
      </div>
      {view.helpedBefore === 'clear-cache' && resultOf(view, 'clear-cache') === 'untried' && (
        <p class="retry-strip-hint">{t('freshHelpedBefore')}</p>
      )}
    </div>
  );
}

/** Whether automatic retries or a watch can be stopped. */
export function canStop({ phase }: PanelView): boolean {
  return phase === 'waiting' || phase === 'watching';
}

/** Whether a countdown is running or a probe is in progress. */
export function showsRing({ phase, form }: PanelView): boolean {
  return !form && (phase === 'waiting' || phase === 'trying');
}

/** The number inside the ring; longer waits are only in the text. */
export function ringText({ seconds }: Countdown): string {
  return seconds === undefined || seconds <= 0 || seconds > 90 ? '' : String(seconds);
}
