/** Rows never move under a pointer or a focus: new results show at once, a new order waits. */
import type { StepView } from '../../core/incident/steps.ts';

/** The steps to show: in the order shown so far while the list is held, else as they arrived. */
export function calmOrder(shown: readonly StepView[], arrived: readonly StepView[], held: boolean): readonly StepView[] {
  if (!held) return arrived;
  const byId = new Map(arrived.map((step) => [step.id, step]));
  const kept = shown.flatMap(({ id, place }) => {
    const step = byId.get(id);
    byId.delete(id);
    return step ? [{ ...step, place }] : [];
  });
  const hasCard = kept.some(({ place }) => place === 'card');
  // A second card would be a second filled button.
  const added = [...byId.values()].map((step) => (hasCard && step.place === 'card' ? { ...step, place: 'worth' as const } : step));
  return [...kept, ...added];
}
