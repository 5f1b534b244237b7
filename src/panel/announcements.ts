/** What the live region announces: on open, at 60, 30 and 10 seconds, and when something starts or ends. */
import type { PanelView } from '../core/view/view.ts';
import { t, tPlural, type KeyWithoutValues } from '../i18n/messages.ts';
import { gatewayLabel } from './evidence/gateway-names.ts';
import { headline } from './headline.ts';
import { wordsOf } from './steps/step-words.ts';

/** The countdown is announced at these seconds. */
const milestones = new Set([60, 30, 10]);

/** Headline, fault, and what happens next. */
export function announceOnOpen(view: PanelView, next: string): string {
  const { title, fault } = headline(view);
  const host = view.host;
  const named =
    title === 'titleCdn' ? t('titleCdn', { host, gateway: gatewayLabel(view.diagnosis.gateway) }) : t(title as 'title502', { host });
  return t('announceOpen', { title: named, fault: t(fault), retry: next });
}

/** Announces the first relevant change between two views; undefined if there is none. */
export function announceOnChange(before: PanelView, after: PanelView): string | undefined {
  if (after.phase === 'back' && before.phase !== 'back') return t('answersAgain');
  if (after.phase === 'trying' && before.phase !== 'trying') return t('announceTrying');
  return clearingWords(before.cleared, after.cleared) ?? resultWords(before, after) ?? phaseWords(before.phase, after.phase);
}

const clearingWords = (before: PanelView['cleared'], after: PanelView['cleared']): string | undefined => {
  if (!after) return undefined;
  if (after.undoUntil !== undefined && before?.undoUntil === undefined)
    return `${tPlural('cookiesGone', after.removed)} ${t('announceUndo')}`;
  return after.phase === 'back' && before?.phase !== 'back' ? t(after.notBack ? 'cookiesBackSome' : 'cookiesBack') : undefined;
};

/** The first step that was running and has a result now. */
const resultWords = (before: PanelView, after: PanelView): string | undefined => {
  const running = new Set(before.steps.filter(({ result }) => result === 'running').map(({ id }) => id));
  const settled = after.steps.find(({ id, result }) => running.has(id) && (result === 'failed' || result === 'helped'));
  return settled && `${t(titleOf(settled.id))}: ${t(settled.result === 'failed' ? 'stateFailed' : 'stateHelped')}.`;
};

const phaseWords = (before: PanelView['phase'], after: PanelView['phase']): string | undefined => {
  if (after === before) return undefined;
  if (after === 'watching') return t('announceWatching');
  if (after === 'idle') return t('announceStopped');
  return before === 'trying' ? t('announceStill') : undefined;
};

/** The countdown at its milestones; undefined in between. */
export function announceAt(seconds: number | undefined): string | undefined {
  return seconds !== undefined && milestones.has(seconds) ? t('retryIn', { seconds }) : undefined;
}

const titleOf = (id: PanelView['steps'][number]['id']): KeyWithoutValues =>
  wordsOf(id)?.title ?? (id === 'clear-cache' ? 'loadFresh' : 'tryNow');
