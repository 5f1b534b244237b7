/** The main view: headline, request path, retry strip, notes and steps. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { t } from '../i18n/messages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';
import { TestNote, isTestOver } from './extension-test/test-note.tsx';
import { HeadlineText } from './headline-text.tsx';
import { RequestPathPicture } from './request-path-picture.tsx';
import { RetryStrip } from './retry-strip.tsx';
import { ClearedNote } from './steps/cleared-note.tsx';
import { StepList } from './steps/step-list.tsx';
import { resultOf } from './steps/step-state.tsx';
import { isWatched, WatchNote } from './steps/watch-note.tsx';
import type { Countdown } from './use-countdown.ts';

interface MainViewProps {
  view: PanelView;
  countdown: Countdown;
  now: number;
  clock(): number;
  showTest(): void;
}

/** Everything between header and footer. */
export function MainView({ view, countdown, now, clock, showTest }: MainViewProps): VNode {
  return (
    <>
      <HeadlineText view={view} now={now} />
      <RequestPathPicture view={view} />
      {isWatched(view) && <WatchNote view={view} />}
      {view.phase === 'back' ? <BackNote /> : <RetryStrip view={view} countdown={countdown} now={now} />}
      {view.cleared && <ClearedNote cleared={view.cleared} now={clock} failedAgain={resultOf(view, 'clear-cookies') === 'failed'} />}
      {isTestOver(view.extensions) && <TestNote test={view.extensions} />}
      {view.phase !== 'back' && <StepList view={view} showTest={showTest} />}
    </>
  );
}

function BackNote(): VNode {
  return (
    <div class="note note-green">
      <Icon name="check" />
      <div>
        <b>{t('answersAgain')}</b>
      </div>
      <ActionButton act="load-page" class="button button-primary">
        {t('loadPage')}
      </ActionButton>
    </div>
  );
}
