/** Exporting and clearing the history. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PastIncident } from '../core/history/history.ts';
import { t } from '../i18n/translate.ts';
import { request } from '../ui/background.ts';
import { Icon } from '../ui/icon.tsx';
import { asCsv, asJson } from './export-history.ts';
import { saveFile } from './save-file.ts';

/** Clearing asks first; a double click hits «Keep», not «Clear». */
export function HistoryTools({ past, now }: { past: readonly PastIncident[]; now: number }): VNode {
  const [asking, setAsking] = useState(false);
  const name = `comeback-history-${new Date(now).toISOString().slice(0, 10)}`;
  const clear = (): void => void request('clear-history', {}).then(() => setAsking(false));
  if (asking) {
    return (
      <footer class="history-tools" role="group" aria-labelledby="sure">
        <span class="history-tools-sure" id="sure">
          {t('clearSure')}
        </span>
        <button class="button" type="button" data-act="clear-history" onClick={clear}>
          {t('clearYes')}
        </button>
        <button
          class="button button-quiet history-tools-last"
          type="button"
          data-act="keep"
          ref={focusFirst}
          onClick={() => setAsking(false)}
        >
          {t('keepIt')}
        </button>
      </footer>
    );
  }
  return (
    <footer class="history-tools">
      <button
        class="button button-quiet"
        type="button"
        data-act="export-json"
        title={t('exportJsonLabel')}
        onClick={() => saveFile(`${name}.json`, 'application/json', asJson(past))}
      >
        <Icon name="save" />
        {t('exportJson')}
      </button>
      <button
        class="button button-quiet"
        type="button"
        data-act="export-csv"
        title={t('exportCsvLabel')}
        onClick={() => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', asCsv(past))}
      >
        <Icon name="save" />
        {t('exportCsv')}
      </button>
      <button class="button button-quiet history-tools-last" type="button" data-act="clear-history" onClick={() => setAsking(true)}>
        <Icon name="bin" />
        {t('clearHistory')}
      </button>
    </footer>
  );
}

const focusFirst = (button: HTMLButtonElement | null): void => button?.focus();
