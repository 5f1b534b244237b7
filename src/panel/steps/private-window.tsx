/** The private-window step. */
import type { VNode } from 'preact';
import type { StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ResultElsewhere } from './result-elsewhere.tsx';

/** One button; where it cannot work, instructions. */
export function PrivateWindowControl({ view, result, button }: { view: PanelView; result: StepResult; button: string }): VNode {
  if (result === 'not-possible')
    return (
      <>
        <p>{t(view.needsPrivateAccess ? 'privateNeedsLeave' : 'privateNo')}</p>
        {view.needsPrivateAccess && (
          <div class="button-row">
            <CopyButton text={view.address} label="deviceCopy" />
          </div>
        )}
        {view.needsPrivateAccess && <ResultElsewhere />}
      </>
    );
  return (
    <>
      <p>{t(view.privateWindow ? 'privateAlready' : 'privateLimits')}</p>
      <div class="button-row">
        <ActionButton act="private-window" class={button}>
          {t('privateDo')}
        </ActionButton>
      </div>
      {result !== 'untried' && <ResultElsewhere />}
    </>
  );
}
