/** What the panel says aloud, and when: on open, at 60, 30 and 10 seconds, when something begins or ends. */
import type { PanelView } from '../core/view/view.ts';
import { t, tPlural, type KeyWithoutValues } from '../i18n/messages.ts';
import { gatewayName } from './evidence/gateway-names.ts';
import { headline } from './headline.ts';
import { wordsOf } from './steps/step-words.ts';

/** At these seconds the countdown is spoken. */
const milestones = new Set([60, 30, 10]);

/** The first sentence: headline, fault, and what happens next. */
export function announceOnOpen(view: PanelView, next: string): string {
  const { title, fault } = headline(view);
  const host = view.host;
  const named =
    title === 'titleCdn' ? t('titleCdn', { host, gateway: gatewayName(view.diagnosis.gateway) ?? '' }) : t(title as 'title502', { host });
  return t('sayOpen', { title: named, fault: t(fault), retry: next });
}

/** What changed between two views that a listener should know; undefined if nothing did. */
export function announceOnChange(before: PanelView, after: PanelView): string | undefined {
  const settled = after.steps.find(
    ({ id, result }) =>
      (result === 'failed' || result === 'helped') && before.steps.some((step) => step.id === id && step.result === 'running'),
  );
  if (after.phase === 'back' && before.phase !== 'back') return t('answersAgain');
  if (after.phase === 'trying' && before.phase !== 'trying') return t('sayTrying');
  if (after.cleared?.undoUntil !== undefined && before.cleared?.undoUntil === undefined)
    return `${tPlural('cookiesGone', after.cleared.removed)} ${t('sayUndo')}`;
  if (after.cleared?.phase === 'back' && before.cleared?.phase !== 'back')
    return t(after.cleared.notBack ? 'cookiesBackSome' : 'cookiesBack');
  if (settled) return `${t(nameOf(settled.id))}: ${t(settled.result === 'failed' ? 'stateFailed' : 'stateHelped')}.`;
  if (after.phase === before.phase) return undefined;
  if (after.phase === 'watching') return t('sayWatching');
  if (after.phase === 'idle') return t('sayStopped');
  return before.phase === 'trying' ? t('sayStill') : undefined;
}

/** The countdown at its milestones; undefined in between. */
export function announceAt(seconds: number | undefined): string | undefined {
  return seconds !== undefined && milestones.has(seconds) ? t('retryIn', { seconds }) : undefined;
}

const nameOf = (id: PanelView['steps'][number]['id']): KeyWithoutValues =>
  wordsOf(id)?.title ?? (id === 'clear-cache' ? 'loadFresh' : 'tryNow');
