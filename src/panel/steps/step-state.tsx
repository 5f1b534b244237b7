/** A step's result as an icon and a word, or its cost while untried. */
import type { VNode } from 'preact';
import type { StepId, StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

/** The result of a step so far. */
export function resultOf(view: PanelView, id: StepId): StepResult {
  return view.steps.find((step) => step.id === id)?.result ?? 'untried';
}

/** The result at the end of a row. */
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
