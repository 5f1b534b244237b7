/** The settings for automatic retries and watches. */
import type { VNode } from 'preact';
import type { Settings } from '../core/env/settings.ts';
import { duration } from '../i18n/format.ts';
import { t, tPlural, type KeyWithoutValues } from '../i18n/translate.ts';
import { settings } from '../storage.ts';
import { send } from '../ui/background.ts';
import { SelectList } from '../ui/select.tsx';
import { useStored } from '../ui/use-stored.ts';

/** Renders nothing until the stored settings are loaded. */
export function RetrySettings(): VNode | null {
  const stored = useStored(settings);
  if (stored === undefined) return null;
  const change = (part: Partial<Settings>): void => send('change-settings', { change: part });
  return (
    <>
      <h2 class="page-heading">{t('optRetry')}</h2>
      <div class="page-box">
        <label class="setting" for="auto-retry">
          <div>
            {t('optAuto')}
            <small>{t('optAutoHint')}</small>
          </div>
          <input
            class="switch"
            type="checkbox"
            role="switch"
            id="auto-retry"
            checked={stored.autoRetry}
            onChange={({ currentTarget }) => change({ autoRetry: currentTarget.checked })}
          />
        </label>
        <NumberSetting
          id="watch-every"
          name="optWatchEvery"
          hint="optWatchEveryHint"
          value={stored.watchEvery}
          values={[0, 1, 2, 5, 10, 15]}
          word={(minutes) => (minutes === 0 ? t('optWatchGrowing') : tPlural('watchingEvery', minutes))}
          choose={(watchEvery) => change({ watchEvery })}
        />
        <NumberSetting
          id="watch-for"
          name="optWatchFor"
          value={stored.watchHours}
          values={[1, 3, 6, 12, 24]}
          word={(hours) => duration(hours * 3_600_000)}
          choose={(watchHours) => change({ watchHours })}
        />
      </div>
    </>
  );
}

interface NumberSettingProps {
  id: string;
  name: KeyWithoutValues;
  hint?: KeyWithoutValues;
  value: number;
  values: readonly number[];
  word(value: number): string;
  choose(value: number): void;
}

function NumberSetting({ id, name, hint, value, values, word, choose }: NumberSettingProps): VNode {
  const all = [...new Set([...values, value])].sort((a, b) => a - b);
  return (
    <div class="setting">
      <div>
        <label for={id}>{t(name)}</label>
        {hint && <small>{t(hint)}</small>}
      </div>
      <SelectList
        id={id}
        value={String(value)}
        options={all.map((one) => [String(one), word(one)])}
        choose={(next) => choose(Number(next))}
      />
    </div>
  );
}
