/** One step in a collapsed row; its cost is visible before it is opened. */
import type { VNode } from 'preact';
import { t } from '../../i18n/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { StepControl, type StepControlProps } from './step-control.tsx';
import { StepState } from './step-state.tsx';
import type { StepWords } from './step-words.ts';

/** The browser keeps the open state. */
export function StepRow({ words, ...step }: Omit<StepControlProps, 'button'> & { words: StepWords }): VNode {
  const { id, result } = step.step;
  return (
    <details class="step" name="step" data-step={id} data-result={result}>
      <summary>
        <Icon name={words.icon} />
        <span class="step-name">{t(words.title)}</span>
        <StepState result={result} cost={words.cost()} />
        <Icon name="down" />
      </summary>
      <div class="step-body">
        <p>{t(words.why)}</p>
        <StepControl {...step} button="button" />
      </div>
    </details>
  );
}
