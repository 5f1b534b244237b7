/** The recommended step, with the only primary button on screen; none while the site is watched. */
import type { VNode } from 'preact';
import { isFirstPage } from '../../core/http/url.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/translate.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { HostName } from '../../ui/host-name.tsx';
import { Message } from '../../ui/message.tsx';
import { StepControl, type StepControlProps } from './step-control.tsx';
import type { StepWords } from './step-words.ts';

/** The card for the best next step. */
export function StepCard({ words, ...step }: Omit<StepControlProps, 'button'> & { words: StepWords }): VNode {
  return (
    <div class="step-card" data-step={step.step.id} data-result={step.step.result}>
      <span class="step-card-eyebrow">{t(step.view.helpedBefore === step.step.id ? 'helpedBefore' : 'bestNext')}</span>
      <h3>{t((words.card ?? words).title)}</h3>
      <p>{t((words.card ?? words).why)}</p>
      <StepControl {...step} button={step.view.phase === 'watching' ? 'button' : 'button button-primary button-big'} />
    </div>
  );
}

/** The card for a page that came from a form: check first whether the form arrived. */
export function ArrivedCard({ view: { host, address } }: { view: PanelView }): VNode {
  return (
    <div class="step-card">
      <span class="step-card-eyebrow">{t('bestNext')}</span>
      <h3>{t('postCheck')}</h3>
      <p>{t('postCheckWhy')}</p>
      <div class="button-row">
        <ActionButton act="post-open" class="button button-primary button-big">
          <span>
            <Message of="postOpen" values={{ host: <HostName host={host} /> }} />
          </span>
        </ActionButton>
        {!isFirstPage(address) && (
          <ActionButton act="post-address" class="button">
            {t('postAddress')}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
