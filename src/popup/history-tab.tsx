/** The history: what failed, for how long, and what fixed it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { find, type PastIncident } from '../core/history/history.ts';
import type { WatchView } from '../core/view/popup-view.ts';
import { t } from '../i18n/translate.ts';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/message.tsx';
import { days } from './days.ts';
import { FineDrawing } from './fine-drawing.tsx';
import { HistoryTools } from './history-tools.tsx';
import { IncidentRow } from './incident-row.tsx';
import { Timeline } from './timeline.tsx';
import { WatchList } from './watch-list.tsx';

interface HistoryTabProps {
  past: readonly PastIncident[];
  watches: readonly WatchView[];
  now?: number;
}

/** Watches, timeline, search, rows by day, and the tools. */
export function HistoryTab({ past, watches, now = Date.now() }: HistoryTabProps): VNode {
  const [text, setText] = useState('');
  const found = find(past, text);
  return (
    <>
      <div class="popup-main" role="tabpanel" id="shown" aria-labelledby="tab-history" tabIndex={0}>
        <WatchList watches={watches} now={now} />
        {past.length === 0 ? (
          <Empty />
        ) : (
          <>
            <Timeline past={past} now={now} />
            <div class="history-search">
              <Icon name="search" />
              <input
                class="field"
                type="search"
                data-search
                placeholder={t('search')}
                aria-label={t('searchLabel')}
                value={text}
                onInput={({ currentTarget }) => setText(currentTarget.value)}
              />
            </div>
            <p class={found.length === 0 ? 'history-none' : 'sr-only'} role="status">
              {text !== '' &&
                (found.length === 0 ? (
                  <Message of="noMatch" values={{ text: <bdi>{text}</bdi> }} />
                ) : (
                  t('searchFound', { n: found.length })
                ))}
            </p>
            {days(found, now).map(({ name, incidents }) => (
              <section key={name}>
                <h2 class="history-day">{name}</h2>
                <ol class="history-rows">
                  {incidents.map((incident) => (
                    <IncidentRow key={incident.id} incident={incident} now={now} />
                  ))}
                </ol>
              </section>
            ))}
          </>
        )}
      </div>
      {past.length > 0 && <HistoryTools past={past} now={now} />}
    </>
  );
}

function Empty(): VNode {
  return (
    <div class="popup-empty">
      <FineDrawing />
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyText')}</p>
      <p class="text-small">{t('emptyLocal')}</p>
    </div>
  );
}
