/** The data of the timeline: summary, marks and scale. */
import type { Outcome, PastIncident } from '../core/history/history.ts';
import { duration } from '../i18n/format.ts';
import { locale, t, tPlural } from '../i18n/translate.ts';

export const periods = ['24h', '7d'] as const;
export type Period = (typeof periods)[number];

/** How long each period is. */
export const lengthOf: Readonly<Record<Period, number>> = { '24h': 86_400_000, '7d': 7 * 86_400_000 };

export interface TimelineMark {
  readonly id: string;
  readonly outcome: Outcome;
  /** Percentage of the period. */
  readonly at: number;
  readonly long: number;
}

/** The incidents that touch the period. */
export function within(past: readonly PastIncident[], period: Period, now: number): readonly PastIncident[] {
  const start = now - lengthOf[period];
  return past.filter(({ from, to }) => from <= now && (to ?? now) >= start);
}

/** One mark for each incident; the width is its duration. */
export function marks(past: readonly PastIncident[], period: Period, now: number): readonly TimelineMark[] {
  const start = now - lengthOf[period];
  const percent = (at: number): number => Math.min(100, Math.max(0, (100 * (at - start)) / lengthOf[period]));
  return within(past, period, now).map(({ id, outcome, from, to }) => ({
    id,
    outcome,
    at: percent(from),
    long: percent(to ?? now) - percent(from),
  }));
}

/** The number of failures and sites, and the longest duration. */
export function summary(past: readonly PastIncident[], now: number): { count: string; longest?: string } {
  const sites = new Set(past.map(({ host }) => host)).size;
  if (past.length === 0) return { count: t('sumNone') };
  const count = past.length > 1 && sites === 1 ? t('sumSameSite', { n: past.length }) : tPlural('sum', past.length, { sites });
  const longest = Math.max(...past.map(({ from, to }) => (to ?? now) - from));
  return { count, longest: t('sumLongest', { time: duration(longest) }) };
}

/** The four labels of the scale. */
export function scale(period: Period, now: number): readonly string[] {
  const words = new Intl.DateTimeFormat(locale(), period === '24h' ? { hour: 'numeric', minute: '2-digit' } : { weekday: 'short' });
  return [0, 1, 2, 3].map((quarter) => words.format(now - lengthOf[period] * (1 - quarter / 4)));
}
