/** A private window: what is different in it, what this browser lets us do about it, and what it showed. */
import type { VNode } from 'preact';
import type { StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { say } from '../../i18n/messages.ts';
import { AnsweredElsewhere } from './result-elsewhere.tsx';
import { Choose } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** One button; where it cannot work, the way by hand. */
export function PrivateDo({ view, result, button }: { view: PanelView; result: StepResult; button: string }): VNode {
  if (result === 'not-possible')
    return (
      <>
        <p>{say(view.privateNeedsLeave ? 'privateNeedsLeave' : 'privateNo')}</p>
        {view.privateNeedsLeave && (
          <div class="actions">
            <CopyButton text={view.address} label="deviceCopy" />
          </div>
        )}
        {view.privateNeedsLeave && <AnsweredElsewhere />}
      </>
    );
  return (
    <>
      <p>{say(view.privateWindow ? 'privateAlready' : 'privateLimits')}</p>
      <div class="actions">
        <Choose act="private-window" class={button}>
          {say('privateDo')}
        </Choose>
      </div>
      {result !== 'untried' && <AnsweredElsewhere />}
    </>
  );
}
