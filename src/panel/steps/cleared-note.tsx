/** What was cleared, item by item, and «Undo» while it is possible. */
import type { VNode } from 'preact';
import type { ClearedView, DataResult } from '../../core/site-data/clearing.ts';
import { t, tPlural } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSecondsTo } from '../../ui/use-seconds-to.ts';

interface ClearedNoteProps {
  cleared: ClearedView;
  now(): number;
  /** The page failed again after the clearing. */
  failedAgain?: boolean;
}

/** The undo button disappears when its time is over. */
export function ClearedNote({ cleared, now, failedAgain = false }: ClearedNoteProps): VNode {
  const { phase, removed, left, data, undoUntil, notBack = 0 } = cleared;
  const seconds = useSecondsTo(undoUntil, now);
  if (phase === 'clearing' || phase === 'putting-back') return <Note>{t(phase === 'clearing' ? 'clearing' : 'puttingBack')}</Note>;
  if (phase === 'back')
    return (
      <Note>
        <b>{notBack === 0 ? t('cookiesBack') : t('cookiesBackSome')}</b>
        {notBack > 0 && <small>{tPlural('cookiesNotBack', notBack)}</small>}
      </Note>
    );
  return (
    <Note undo={seconds}>
      <b>{removed === 0 ? t('cookiesNone') : tPlural('cookiesGone', removed)}</b>
      {left > 0 && <small>{tPlural('cookiesLeft', left)}</small>}
      {data && <small>{dataWords(data)}</small>}
      {failedAgain && <small>{t('notCookies')}</small>}
      {seconds > 0 && <small>{t('undoSignIn')}</small>}
    </Note>
  );
}

function Note({ undo = 0, children }: { undo?: number; children: VNode['props']['children'] }): VNode {
  return (
    <div class="note" data-cleared>
      <Icon name="cookies" />
      <div>
        {children}
        {undo > 0 && (
          <div class="undo-time" style={{ '--left': `${(100 * undo) / 30}%` }}>
            <i />
          </div>
        )}
      </div>
      {undo > 0 && (
        <ActionButton act="undo" class="button">
          {t('undoIn', { seconds: undo })}
        </ActionButton>
      )}
    </div>
  );
}

function dataWords(data: DataResult): string {
  if (data.kind === 'gone') return t(data.things === 0 ? 'dataNone' : 'dataGone');
  if (data.kind === 'left') return tPlural('dataLeft', data.things);
  return t(data.kind === 'unchecked' ? 'dataUnchecked' : 'dataKept');
}
