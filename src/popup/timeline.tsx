/** The summary and timeline of a period; the list below has the same facts as text. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PastIncident } from '../core/history/history.ts';
import { t } from '../i18n/messages.ts';
import { marks, periods, scale, summary, within, type Period } from './timeline-marks.ts';

/** Summary, period, marks, scale and legend. */
export function Timeline({ past, now }: { past: readonly PastIncident[]; now: number }): VNode {
  const [period, setPeriod] = useState<Period>('24h');
  const { count, longest } = summary(within(past, period, now), now);
  const name = periodName(period);
  return (
    <section class="timeline" aria-labelledby="sum">
      <div class="timeline-sum">
        <p id="sum">
          <b>{count}</b>
          {longest}
        </p>
        <div class="segmented" role="group" aria-label={t('periodLabel')}>
          {periods.map((each) => (
            <button key={each} type="button" aria-pressed={each === period} onClick={() => setPeriod(each)}>
              {periodName(each)}
            </button>
          ))}
        </div>
      </div>
      <div class="timeline-lane" role="img" aria-label={t('stripLabel', { period: name, summary: `${count}.` })}>
        {marks(past, period, now).map(({ id, outcome, at, long }) => (
          <i key={id} data-outcome={outcome} style={{ '--at': `${at}%`, '--for': `${long}%` }} />
        ))}
      </div>
      <div class="timeline-hours" aria-hidden="true">
        {scale(period, now).map((time) => (
          <span key={time}>{time}</span>
        ))}
        <span>{t('now')}</span>
      </div>
      <p class="timeline-key" aria-hidden="true">
        <span>
          <i />
          {t('keyBack')}
        </span>
        <span class="timeline-key-left">
          <i />
          {t('keyLeft')}
        </span>
        <span class="timeline-key-open">
          <i />
          {t('keyOpen')}
        </span>
      </p>
    </section>
  );
}

const periodName = (period: Period): string => t(period === '24h' ? 'period24h' : 'period7d');
