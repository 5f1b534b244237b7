/** The minimized panel: what happens next, and both reload buttons as icons. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { t, tPlural } from '../i18n/messages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Ring } from '../ui/ring.tsx';
import { offBecauseOfUs } from './extension-test/extensions-dock.tsx';
import { titleId } from './headline-text.tsx';
import { LoadFresh, TryNow } from './reload-buttons.tsx';
import { canStop, ringText, showsRing } from './retry-strip.tsx';
import { retryWords } from './retry-words.ts';
import { resultOf } from './steps/step-state.tsx';
import type { Countdown } from './use-countdown.ts';

/** Pressing its text expands the panel. */
export function Pill({ view, countdown, now }: { view: PanelView; countdown: Countdown; now: number }): VNode {
  const off = offBecauseOfUs(view);
  const back = view.phase === 'back';
  const title = back ? t('answersAgain') : retryWords(view, countdown, now).title;
  return (
    <>
      <ActionButton act="expand" class="pill" aria-expanded={false} title={t('openForHelp')}>
        {showsRing(view) ? (
          <Ring left={countdown.left}>{ringText(countdown)}</Ring>
        ) : (
          <span class="pill-mark">
            <Icon name={back ? 'check' : 'mark'} />
          </span>
        )}
        <span class="pill-words">
          <span id={titleId}>{off > 0 ? tPlural('extOff', off) : title}</span>
          <small>
            {String(view.status)} · <HostName host={view.host} breaks />
          </small>
          <span class="sr-only">{t('openForHelp')}</span>
        </span>
      </ActionButton>
      {back ? (
        <ActionButton act="load-page" class="icon-button" aria-label={t('loadPage')} title={t('loadPage')}>
          <Icon name="again" />
        </ActionButton>
      ) : (
        <>
          <span data-step="retry" data-result={resultOf(view, 'retry')}>
            <TryNow view={view} class="icon-button" label={t('tryNow')}>
              <Icon name="again" />
            </TryNow>
          </span>
          <LoadFresh view={view} class="icon-button" label={t('loadFresh')}>
            <Icon name="fresh" />
          </LoadFresh>
        </>
      )}
      {canStop(view) && (
        <ActionButton act="stop" class="icon-button" aria-label={t('stop')} title={t('stop')}>
          <Icon name="stop" />
        </ActionButton>
      )}
      <ActionButton act="dismiss" class="icon-button" aria-label={t('notNow')} title={t('notNow')}>
        <Icon name="close" />
      </ActionButton>
    </>
  );
}
