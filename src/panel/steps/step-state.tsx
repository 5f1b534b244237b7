/** How a step went, in a word and a mark; its price while untried. */
import type { VNode } from 'preact';
import type { StepId, StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

/** How a step went so far. */
export function resultOf(view: PanelView, id: StepId): StepResult {
  return view.steps.find((step) => step.id === id)?.result ?? 'untried';
}

/** The state at the end of a row. */
export function StepState({ result, cost }: { result: StepResult; cost: string }): VNode {
  if (result === 'untried') return <span class="step-state">{cost}</span>;
  const { icon, word } = states[result];
  return (
    <span class="step-state">
      <Icon name={icon} />
      {t(word)}
    </span>
  );
}

const states: Readonly<Record<Exclude<StepResult, 'untried'>, { icon: IconName; word: KeyWithoutValues }>> = {
  running: { icon: 'turning', word: 'stateRunning' },
  failed: { icon: 'dash', word: 'stateFailed' },
  helped: { icon: 'check', word: 'stateHelped' },
  'not-possible': { icon: 'never', word: 'stateNotPossible' },
};
