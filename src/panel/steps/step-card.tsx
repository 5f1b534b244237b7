/** The one recommended step, with the only filled button on screen; while a watch goes on there is none. */
import type { VNode } from 'preact';
import { isFirstPage } from '../../core/http/url.ts';
import type { PanelView } from '../../core/view/view.ts';
import { say } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';
import { HostName } from '../../ui/host-name.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { StepDo, type StepDoProps } from './step-control.tsx';
import type { StepWords } from './step-words.ts';

/** The card of the best next step. */
export function StepCard({ words, ...step }: Omit<StepDoProps, 'button'> & { words: StepWords }): VNode {
  return (
    <div class="next" data-step={step.step.id} data-result={step.step.result}>
      <span class="eyebrow">{say(step.view.helpedBefore === step.step.id ? 'helpedBefore' : 'bestNext')}</span>
      <h3>{say((words.card ?? words).title)}</h3>
      <p>{say((words.card ?? words).why)}</p>
      <StepDo {...step} button={step.view.phase === 'watching' ? 'btn' : 'btn primary big'} />
    </div>
  );
}

/** The card of a page that came from a form: look first whether it arrived. */
export function ArrivedCard({ view: { host, address } }: { view: PanelView }): VNode {
  return (
    <div class="next">
      <span class="eyebrow">{say('bestNext')}</span>
      <h3>{say('postCheck')}</h3>
      <p>{say('postCheckWhy')}</p>
      <div class="actions">
        <Choose act="post-open" class="btn primary big">
          <span>
            <Sentence of="postOpen" values={{ host: <HostName host={host} /> }} />
          </span>
        </Choose>
        {!isFirstPage(address) && (
          <Choose act="post-address" class="btn">
            {say('postAddress')}
          </Choose>
        )}
      </div>
    </div>
  );
}
