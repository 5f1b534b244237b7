/** The other-device step: the address to scan or copy, and the result there. */
import type { VNode } from 'preact';
import type { StepResult } from '../../core/incident/steps.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { ResultElsewhere } from './result-elsewhere.tsx';

/** First the button, then the code and the question for the result. */
export function OtherDeviceControl({ address, result, button }: { address: string; result: StepResult; button: string }): VNode {
  const shown = result !== 'untried';
  return (
    <>
      {result === 'helped' && <p>{t('deviceWorks')}</p>}
      {result === 'failed' && <p>{t('deviceFails')}</p>}
      {!shown && (
        <div class="button-row">
          <ActionButton act="other-device" class={button}>
            {t('deviceShow')}
          </ActionButton>
          <CopyButton text={address} label="deviceCopy" />
        </div>
      )}
      {shown && (
        <div class="qr-code">
          <QrCode text={address} />
          <div>
            <p>{t('deviceWhy')}</p>
            <CopyButton text={address} label="deviceCopy" />
          </div>
        </div>
      )}
      {shown && <ResultElsewhere />}
    </>
  );
}
