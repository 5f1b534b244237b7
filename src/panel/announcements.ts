/** What the panel says aloud, and when: on open, at 60, 30 and 10 seconds, when something begins or ends. */
import type { PanelView } from '../core/view/view.ts';
import { say, sayCount, type PlainKey } from '../i18n/messages.ts';
import { gatewayName } from './evidence/gateway-names.ts';
import { headline } from './headline.ts';
import { wordsOf } from './steps/step-words.ts';

/** At these seconds the countdown is spoken. */
const milestones = new Set([60, 30, 10]);

/** The first sentence: headline, fault, and what happens next. */
export function spokenOnOpen(view: PanelView, next: string): string {
  const { title, fault } = headline(view);
  const host = view.host;
  const named =
    title === 'titleCdn'
      ? say('titleCdn', { host, gateway: gatewayName(view.diagnosis.gateway) ?? '' })
      : say(title as 'title502', { host });
  return say('sayOpen', { title: named, fault: say(fault), retry: next });
}

/** What changed between two views that a listener should know; undefined if nothing did. */
export function spokenOnChange(before: PanelView, after: PanelView): string | undefined {
  const settled = after.steps.find(
    ({ id, result }) =>
      (result === 'failed' || result === 'helped') && before.steps.some((step) => step.id === id && step.result === 'running'),
  );
  if (after.phase === 'back' && before.phase !== 'back') return say('answersAgain');
  if (after.phase === 'trying' && before.phase !== 'trying') return say('sayTrying');
  if (after.cleared?.undoUntil !== undefined && before.cleared?.undoUntil === undefined)
    return `${sayCount('cookiesGone', after.cleared.removed)} ${say('sayUndo')}`;
  if (after.cleared?.phase === 'back' && before.cleared?.phase !== 'back')
    return say(after.cleared.notBack ? 'cookiesBackSome' : 'cookiesBack');
  if (settled) return `${say(nameOf(settled.id))}: ${say(settled.result === 'failed' ? 'stateFailed' : 'stateHelped')}.`;
  if (after.phase === before.phase) return undefined;
  if (after.phase === 'watching') return say('sayWatching');
  if (after.phase === 'idle') return say('sayStopped');
  return before.phase === 'trying' ? say('sayStill') : undefined;
}

/** The countdown at its milestones; undefined in between. */
export function spokenAt(seconds: number | undefined): string | undefined {
  return seconds !== undefined && milestones.has(seconds) ? say('retryIn', { seconds }) : undefined;
}

const nameOf = (id: PanelView['steps'][number]['id']): PlainKey => wordsOf(id)?.title ?? (id === 'clear-cache' ? 'loadFresh' : 'tryNow');
