/** Rows never move under a pointer or a focus: new results show at once, a new order waits. */
import type { StepView } from '../../core/incident/steps.ts';

/** The steps to show: in the order shown so far while the list is held, else as they arrived. */
export function stableOrder(shown: readonly StepView[], arrived: readonly StepView[], held: boolean): readonly StepView[] {
  if (!held) return arrived;
  const byId = new Map(arrived.map((step) => [step.id, step]));
  const kept = shown.flatMap(({ id, section }) => {
    const step = byId.get(id);
    byId.delete(id);
    return step ? [{ ...step, section }] : [];
  });
  const hasCard = kept.some(({ section }) => section === 'card');
  // A second card would be a second filled button.
  const added = [...byId.values()].map((step) => (hasCard && step.section === 'card' ? { ...step, section: 'worth' as const } : step));
  return [...kept, ...added];
}
