/** The steps: the recommended card, the rows worth trying, and the collapsed rows that rarely help. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { StepSection, StepView } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t, tPlural } from '../../i18n/translate.ts';
import { Icon } from '../../ui/icon.tsx';
import { stableOrder } from './stable-order.ts';
import { ArrivedCard, StepCard } from './step-card.tsx';
import { StepRow } from './step-row.tsx';
import { wordsOf } from './step-words.ts';
import { isWatched } from './watch-note.tsx';

/** Every step in the section that the plan chose. */
export function StepList({ view, showTest }: { view: PanelView; showTest(): void }): VNode {
  const shown = useRef<readonly StepView[]>([]);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const arrived = isWatched(view) ? view.steps.filter(({ id }) => id !== 'watch') : view.steps;
  const steps = stableOrder(shown.current, arrived, pointed || focused);
  shown.current = steps;
  const cards = at(steps, 'card');
  const worth = [...(view.form ? cards : []), ...at(steps, 'worth')];
  const rarely = at(steps, 'rarely');
  const row = (step: StepView): VNode | null => {
    const words = wordsOf(step.id);
    return words ? <StepRow key={step.id} words={words} step={step} view={view} showTest={showTest} /> : null;
  };
  return (
    <div
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget as Node | null))}
    >
      {view.form ? <ArrivedCard view={view} /> : cards.map((step) => cardOf(step, view, showTest))}
      {worth.length > 0 && <h3 class="panel-heading">{t(view.form ? 'ifNotArrived' : cards.length > 0 ? 'alsoTry' : 'onlyYou')}</h3>}
      {worth.length > 0 && <div class="steps">{worth.map(row)}</div>}
      {rarely.length > 0 && (
        <details class="more">
          <summary>
            <Icon name="menu" />
            <span>{tPlural('rarely', rarely.length)}</span>
            <Icon name="down" />
          </summary>
          <div class="steps">{rarely.map(row)}</div>
        </details>
      )}
    </div>
  );
}

const at = (steps: readonly StepView[], section: StepSection): readonly StepView[] =>
  steps.filter((step) => step.section === section && wordsOf(step.id) !== undefined);

const cardOf = (step: StepView, view: PanelView, showTest: () => void): VNode | null => {
  const words = wordsOf(step.id);
  return words ? <StepCard key={step.id} words={words} step={step} view={view} showTest={showTest} /> : null;
};
