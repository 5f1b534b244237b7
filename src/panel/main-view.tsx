/** The panel's first view: what, whose fault, where, what next. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view.ts';
import { say } from '../sentences.ts';
import { Choose } from './choice.tsx';
import { ClearedNote } from './cleared-note.tsx';
import { GuidedOver } from './guided-over.tsx';
import { HeadlineText } from './headline-text.tsx';
import { HopPicture } from './hop-picture.tsx';
import { Icon } from './icon.tsx';
import { resultOf } from './result-of.ts';
import { RetryStrip } from './retry-strip.tsx';
import { StepList } from './step-list.tsx';
import { TestNote } from './test-note.tsx';
import type { Countdown } from './use-countdown.ts';
import { isWatched, WatchNote } from './watch-note.tsx';

interface MainViewProps {
  view: PanelView;
  countdown: Countdown;
  now: number;
  clock(): number;
  showTest(): void;
}

/** Everything between the bar and the foot. */
export function MainView({ view, countdown, now, clock, showTest }: MainViewProps): VNode {
  return (
    <>
      <HeadlineText view={view} now={now} />
      <HopPicture view={view} />
      {isWatched(view) && <WatchNote view={view} />}
      {view.phase === 'back' ? <BackNote /> : <RetryStrip view={view} countdown={countdown} now={now} />}
      {view.cleared && <ClearedNote cleared={view.cleared} now={clock} failedAgain={resultOf(view, 'clear-cookies') === 'failed'} />}
      {(view.extensions?.kind === 'restored' || view.extensions?.kind === 'left-off') && <TestNote test={view.extensions} />}
      {view.extensions?.kind === 'none-of-these' && <GuidedOver test={view.extensions} />}
      {view.phase !== 'back' && <StepList view={view} showTest={showTest} />}
    </>
  );
}

function BackNote(): VNode {
  return (
    <div class="note green">
      <Icon name="check" />
      <div>
        <b>{say('answersAgain')}</b>
      </div>
      <Choose act="load-page" class="btn primary">
        {say('loadPage')}
      </Choose>
    </div>
  );
}
