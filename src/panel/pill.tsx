/** The panel made small: what happens next, and both loads as icons. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { say, sayCount } from '../i18n/messages.ts';
import { Choose } from '../ui/buttons.tsx';
import { offBecauseOfUs } from './extension-test/extensions-dock.tsx';
import { titleId } from './headline-text.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { LoadFresh, TryNow } from './reload-buttons.tsx';
import { resultOf } from './steps/result-of.ts';
import { canStop, ringText, showsRing } from './retry-strip.tsx';
import { retryWords } from './retry-words.ts';
import { Ring } from '../ui/ring.tsx';
import type { Countdown } from './use-countdown.ts';

/** One line of the panel; a press on its words opens the rest. */
export function Pill({ view, countdown, now }: { view: PanelView; countdown: Countdown; now: number }): VNode {
  const off = offBecauseOfUs(view);
  const back = view.phase === 'back';
  const title = back ? say('answersAgain') : retryWords(view, countdown, now).title;
  return (
    <>
      <Choose act="expand" class="pill" aria-expanded={false} title={say('openForHelp')}>
        {showsRing(view) ? (
          <Ring left={countdown.left}>{ringText(countdown)}</Ring>
        ) : (
          <span class="lead">
            <Icon name={back ? 'check' : 'mark'} />
          </span>
        )}
        <span>
          <span id={titleId}>{off > 0 ? sayCount('extOff', off) : title}</span>
          <small>
            {String(view.status)} · <HostName host={view.host} breaks />
          </small>
          <span class="sr">{say('openForHelp')}</span>
        </span>
      </Choose>
      {back ? (
        <Choose act="load-page" class="icon" aria-label={say('loadPage')} title={say('loadPage')}>
          <Icon name="again" />
        </Choose>
      ) : (
        <>
          <span data-step="retry" data-result={resultOf(view, 'retry')}>
            <TryNow view={view} class="icon" label={say('tryNow')}>
              <Icon name="again" />
            </TryNow>
          </span>
          <LoadFresh view={view} class="icon" label={say('loadFresh')}>
            <Icon name="fresh" />
          </LoadFresh>
        </>
      )}
      {canStop(view) && (
        <Choose act="stop" class="icon" aria-label={say('stop')} title={say('stop')}>
          <Icon name="stop" />
        </Choose>
      )}
      <Choose act="dismiss" class="icon" aria-label={say('notNow')} title={say('notNow')}>
        <Icon name="close" />
      </Choose>
    </>
  );
}
