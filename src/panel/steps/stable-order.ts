/** Keeps rows in place while they are hovered or focused: results update at once, the order later. */
import type { StepView } from '../../core/incident/steps.ts';

/** Returns the steps in the order shown so far while the list is held, otherwise as they arrived. */
export function stableOrder(shown: readonly StepView[], arrived: readonly StepView[], held: boolean): readonly StepView[] {
  if (!held) return arrived;
  const byId = new Map(arrived.map((step) => [step.id, step]));
  const kept = shown.flatMap(({ id, section }) => {
    const step = byId.get(id);
    byId.delete(id);
    return step ? [{ ...step, section }] : [];
  });
  const hasCard = kept.some(({ section }) => section === 'card');
  // A second card would mean a second primary button.
  const added = [...byId.values()].map((step) => (hasCard && step.section === 'card' ? { ...step, section: 'worth' as const } : step));
  return [...kept, ...added];
}
