/** How an incident ended, in words and a mark. */
import type { Outcome, PastIncident } from '../core/history/history.ts';
import { duration } from '../i18n/format.ts';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import type { IconName } from '../ui/icon.tsx';

interface OutcomeWords {
  readonly title: string;
  readonly detail?: string;
}

/** The text at the end of a row: how the incident ended, and what ended it. */
export function outcomeWords({ outcome, helped, cause, tries, from, to }: PastIncident): OutcomeWords {
  if (outcome === 'open') return { title: t('outOpen') };
  if (outcome === 'left') return { title: t('outLeft') };
  if (outcome === 'gave-up') return { title: t('outGaveUp', { n: tries }) };
  const detail =
    cause !== undefined
      ? t('outExtWithout', { name: cause })
      : t((helped !== undefined && Object.hasOwn(byStep, helped) && byStep[helped]) || 'outSelf');
  return to === undefined ? { title: detail } : { title: t('backAfter', { time: duration(to - from) }), detail };
}

/** The same as a full sentence. */
export function backWords({ from, to = from, helped, cause }: PastIncident): Required<OutcomeWords> {
  const sentence = (helped !== undefined && Object.hasOwn(sentences, helped) && sentences[helped]) || 'backSelf';
  return {
    title: t('backAfter', { time: duration(to - from) }),
    detail: cause === undefined ? t(sentence) : t('backExtWithout', { name: cause }),
  };
}

/** The icon in front. */
export const outcomeIcon: Readonly<Record<Outcome, IconName>> = { open: 'alert', back: 'check', 'gave-up': 'dash', left: 'dash' };

const byStep: Readonly<Record<string, KeyWithoutValues>> = {
  'clear-cache': 'outCache',
  'clear-cookies': 'outCookies',
  extensions: 'outExt',
  router: 'outRouter',
  'other-network': 'outNetwork',
};

const sentences: Readonly<Record<string, KeyWithoutValues>> = {
  'clear-cache': 'backCache',
  'clear-cookies': 'backCookies',
  extensions: 'backExtension',
  router: 'backRouter',
  'other-network': 'backNetwork',
};
