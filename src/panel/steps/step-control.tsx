/** The controls of a step, the same in the card and in a row. */
import type { VNode } from 'preact';
import type { StepResult, StepView } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton, PanelButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ClearCookiesControl } from './clear-cookies.tsx';
import { OtherDeviceControl } from './other-device.tsx';
import { PrivateWindowControl } from './private-window.tsx';
import { RestartRouterControl } from './restart-router.tsx';

export interface StepControlProps {
  readonly step: StepView;
  readonly view: PanelView;
  /** The class of the main button: primary in the card only. */
  readonly button: string;
  showTest(): void;
}

/** Renders the controls for one step. */
export function StepControl({ step, view, button, showTest }: StepControlProps): VNode | null {
  const busy = step.result === 'running' ? { 'aria-busy': 'true' as const } : {};
  switch (step.id) {
    case 'extensions':
      return <ExtensionsControl view={view} result={step.result} button={button} showTest={showTest} />;
    case 'private-window':
      return <PrivateWindowControl view={view} result={step.result} button={button} />;
    case 'other-device':
      return <OtherDeviceControl address={view.address} result={step.result} button={button} />;
    case 'router':
      return <RestartRouterControl button={button} />;
    case 'other-network':
      return (
        <div class="button-row">
          <ActionButton act="other-network" class={button} {...busy}>
            {t('networkDo')}
          </ActionButton>
        </div>
      );
    case 'watch':
      return (
        <div class="button-row">
          <ActionButton act="watch" class={button} {...busy}>
            <Icon name="watch" />
            {t('watchDo')}
          </ActionButton>
        </div>
      );
    case 'archive':
      return (
        <>
          {step.result === 'failed' && <p>{t('archiveNone')}</p>}
          <div class="button-row">
            <ActionButton act="archive" class={button} {...busy}>
              {t('archiveDo')}
            </ActionButton>
          </div>
        </>
      );
    case 'clear-cookies':
      return <ClearCookiesControl view={view} result={step.result} button={button} />;
    case 'retry':
    case 'clear-cache':
    case 'owner':
      return null; // their controls are in the retry strip and the footer
  }
}

function ExtensionsControl({ view, result, button, showTest }: Omit<StepControlProps, 'step'> & { result: StepResult }): VNode {
  if (result === 'not-possible') return <p>{t('extForm')}</p>;
  const kind = view.extensions?.kind;
  const started = kind !== undefined && kind !== 'restored' && kind !== 'left-off' && kind !== 'none-of-these';
  return (
    <>
      {!started && <p>{t('extAsk')}</p>}
      <div class="button-row">
        {started ? (
          <PanelButton act="extensions" class={button} onPress={showTest}>
            {t('extSeeTest')}
          </PanelButton>
        ) : (
          <ActionButton act="extensions" class={button}>
            {t('extDo')}
          </ActionButton>
        )}
      </div>
    </>
  );
}
