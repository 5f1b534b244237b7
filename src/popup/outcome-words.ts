/** How an incident ended, in words and a mark. */
import type { Outcome, PastIncident } from '../core/history.ts';
import type { IconName } from '../panel/icon.tsx';
import { say, type PlainKey } from '../sentences.ts';

/** The words at the end of a row. */
export function outcomeWords({ outcome, helped, tries }: PastIncident): string {
  if (outcome === 'open') return say('outOpen');
  if (outcome === 'left') return say('outLeft');
  if (outcome === 'gave-up') return say('outGaveUp', { n: tries });
  return say((helped !== undefined && Object.hasOwn(byStep, helped) && byStep[helped]) || 'outSelf');
}

/** The mark before them. */
export const outcomeIcon: Readonly<Record<Outcome, IconName>> = { open: 'alert', back: 'check', 'gave-up': 'dash', left: 'dash' };

const byStep: Readonly<Record<string, PlainKey>> = {
  'clear-cache': 'outCache',
  'clear-cookies': 'outCookies',
  extensions: 'outExt',
  router: 'outRouter',
  'other-network': 'outNetwork',
};
