import type { StepId, StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';

/** How a step went so far. */
export function resultOf(view: PanelView, id: StepId): StepResult {
  return view.steps.find((step) => step.id === id)?.result ?? 'untried';
}
