/** Frequently asked questions. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';

const questions: readonly (readonly [question: KeyWithoutValues, answer: KeyWithoutValues])[] = [
  ['qaFault', 'qaFaultA'],
  ['qaLong', 'qaLongA'],
  ['qaCodes', 'qaCodesA'],
  ['qaVpn', 'qaVpnA'],
  ['qaMe', 'qaMeA'],
  ['qaCauses', 'qaCausesA'],
];

/** The answers, and a button that opens the full guide. */
export function HelpView(): VNode {
  return (
    <>
      <Answers />
      <div class="button-row">
        <ActionButton act="guide" class="button">
          {t('helpOpen')}
        </ActionButton>
      </div>
    </>
  );
}

/** The first answer is open. */
export function Answers(): VNode {
  return (
    <div class="steps answers">
      {questions.map(([question, answer], at) => (
        <details class="step" name="qa" key={question} {...(at === 0 ? { open: true } : {})}>
          <summary>
            <span class="step-name">{t(question)}</span>
            <Icon name="down" />
          </summary>
          <div class="step-body">
            <p>{t(answer)}</p>
          </div>
        </details>
      ))}
    </div>
  );
}
