/** The retry strip's text: what happens next, and one detail. */
import type { PanelView } from '../core/view/view.ts';
import { clockTime, dayAndTime } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import { pauseReason, stopReason } from './next-try.ts';
import type { Countdown } from './use-countdown.ts';

export interface RetryWords {
  readonly title: string;
  readonly detail?: string;
}

/** Longer waits are shown in minutes. */
const longestInSeconds = 90;

/** The text for the current state of the wait. */
export function retryWords(view: PanelView, countdown: Countdown, now: number): RetryWords {
  const { retry, phase } = view;
  const attempt = t('attempt', { n: retry.tries + 1 });
  const paused = pauseReason(view);
  const why = stopReason(view);
  if (why === 'testing') return { title: t('extRetry'), ...lastTry(view) };
  if (phase === 'trying') return { title: t('trying'), detail: attempt };
  if (paused) return { title: t(paused === 'hidden' ? 'pausedHidden' : 'pausedOffline'), detail: attempt };
  if (view.form || why === 'form') return { title: t('formStrip'), detail: t('couldCountTwice') };
  if (phase === 'watching') return { title: t('watchingShort'), ...lastTry(view) };
  if (phase === 'waiting' && countdown.seconds !== undefined) {
    const asked = retry.notBefore;
    return { title: inTime(countdown.seconds), detail: asked === undefined ? attempt : t('retryAt', { time: dayAndTime(asked, now) }) };
  }
  return stopped(view);
}

const inTime = (seconds: number): string => {
  if (seconds <= 0) return t('trying');
  return seconds > longestInSeconds ? t('retryInMinutes', { minutes: Math.round(seconds / 60) }) : t('retryIn', { seconds });
};

const stopped = (view: PanelView): RetryWords => {
  const why = stopReason(view);
  if (why === 'self-refreshing') return { title: t('selfRefreshing'), detail: t('selfRefreshingHow') };
  if (why === 'browser-repeats') return { title: t('browserRepeats'), detail: t('browserRepeatsHow') };
  if (why === 'switched-off') return { title: t('notByItself'), detail: t('offInSettings') };
  if (why === 'gave-up') return { title: t('stoppedAfter', { n: view.retry.tries }), ...lastTry(view) };
  return { title: t(why === 'by-hand' || why === 'superseded-by-watch' ? 'stopped' : 'notByItself'), ...lastTry(view) };
};

const lastTry = ({ retry: { lastTryAt } }: PanelView): { detail?: string } =>
  lastTryAt === undefined ? {} : { detail: t('lastTry', { time: clockTime(lastTryAt) }) };
