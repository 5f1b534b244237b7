/** What the retry strip says: what happens next, and one detail. */
import type { PanelView } from '../core/view/view.ts';
import { say } from '../i18n/messages.ts';
import { clockTime, dayAndTime } from '../i18n/format.ts';
import type { Countdown } from './use-countdown.ts';

export interface RetryWords {
  readonly title: string;
  readonly detail?: string;
}

/** Up to here a wait is read in seconds, above it in minutes. */
const longestInSeconds = 90;

/** The words for this moment of the wait. */
export function retryWords(view: PanelView, countdown: Countdown, now: number): RetryWords {
  const { retry, phase } = view;
  const attempt = say('attempt', { n: retry.tries + 1 });
  if (retry.stopped === 'testing') return { title: say('extRetry'), ...lastTry(view) };
  if (phase === 'trying') return { title: say('trying'), detail: attempt };
  if (retry.paused) return { title: say(retry.paused === 'hidden' ? 'pausedHidden' : 'pausedOffline'), detail: attempt };
  if (view.form || retry.stopped === 'form') return { title: say('formStrip'), detail: say('couldCountTwice') };
  if (phase === 'watching') return { title: say('watchingShort'), ...lastTry(view) };
  if (phase === 'waiting' && countdown.seconds !== undefined) {
    const asked = retry.askedUntil;
    return { title: inTime(countdown.seconds), detail: asked === undefined ? attempt : say('retryAt', { time: dayAndTime(asked, now) }) };
  }
  return stopped(view);
}

const inTime = (seconds: number): string => {
  if (seconds <= 0) return say('trying');
  return seconds > longestInSeconds ? say('retryInMinutes', { minutes: Math.round(seconds / 60) }) : say('retryIn', { seconds });
};

const stopped = (view: PanelView): RetryWords => {
  const { stopped: why, tries } = view.retry;
  if (why === 'self-refreshing') return { title: say('selfRefreshing'), detail: say('selfRefreshingHow') };
  if (why === 'browser-repeats') return { title: say('browserRepeats'), detail: say('browserRepeatsHow') };
  if (why === 'switched-off') return { title: say('notByItself'), detail: say('offInSettings') };
  if (why === 'gave-up') return { title: say('stoppedAfter', { n: tries }), ...lastTry(view) };
  return { title: say(why === 'by-hand' ? 'stopped' : 'notByItself'), ...lastTry(view) };
};

const lastTry = ({ retry: { lastAt } }: PanelView): { detail?: string } =>
  lastAt === undefined ? {} : { detail: say('lastTry', { time: clockTime(lastAt) }) };
