/** Ways to disable all extensions at once, quickest first. */
import type { VNode } from 'preact';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/translate.ts';
import { PrivateWindowControl } from '../steps/private-window.tsx';
import { resultOf } from '../steps/step-state.tsx';

/** A private window, unless this is one, and Firefox's Troubleshoot Mode, which disables Comeback too. */
export function AllAtOnce({ view }: { view: PanelView }): VNode {
  const result = resultOf(view, 'private-window');
  return (
    <>
      <h3 class="panel-heading">{t('manualAtOnce')}</h3>
      {!view.privateWindow && (
        <div class="text-soft text-small" data-step="private-window" data-result={result}>
          <b>{t('privateTitle')}</b>
          <PrivateWindowControl view={view} result={result} button="button" />
        </div>
      )}
      <p class="text-soft text-small">{t('manualTroubleshootMode')}</p>
    </>
  );
}
