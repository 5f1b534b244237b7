/** What was tried in an incident, and whether it helped, in words. */
import type { PastIncident } from '../core/history/history.ts';
import { stepIds } from '../core/incident/steps.ts';
import { t } from '../i18n/messages.ts';
import { wordsOf } from '../panel/steps/step-words.ts';

/** One phrase for each step, in the fixed order; unknown steps are left out. */
export function triedWords({ steps = {} }: PastIncident): string[] {
  return stepIds.flatMap((id) => {
    const result = Object.hasOwn(steps, id) ? steps[id] : undefined;
    const title = id === 'clear-cache' ? 'loadFresh' : wordsOf(id)?.title;
    if (result === undefined || title === undefined) return [];
    return [t('triedStep', { step: t(title), result: t(result === 'helped' ? 'stateHelped' : 'stateFailed') })];
  });
}
