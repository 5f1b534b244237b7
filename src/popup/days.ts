/** Past incidents by the day they began. */
import type { PastIncident } from '../core/history/history.ts';
import { locale, t } from '../i18n/translate.ts';

export interface Day {
  readonly name: string;
  readonly incidents: readonly PastIncident[];
}

/** The days, newest first, each with its incidents in the order given. */
export function days(past: readonly PastIncident[], now: number): readonly Day[] {
  const byName = new Map<string, PastIncident[]>();
  for (const incident of past) {
    const name = dayName(incident.from, now);
    byName.set(name, [...(byName.get(name) ?? []), incident]);
  }
  return [...byName].map(([name, incidents]) => ({ name, incidents }));
}

const dayName = (at: number, now: number): string => {
  const day = new Date(at).toDateString();
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1); // not 24 hours: a day may have 23 or 25
  if (day === new Date(now).toDateString()) return t('today');
  if (day === yesterday.toDateString()) return t('yesterday');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
};
