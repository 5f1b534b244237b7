/** One suspect of the manual extension test. */
import type { VNode } from 'preact';
import type { Suspect } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/translate.ts';
import { Icon } from '../../ui/icon.tsx';

/** Its number and what it can do to requests; once tested, that it was not the cause. */
export function SuspectRow({ suspect, number }: { suspect: Suspect; number: number }): VNode {
  const { name, by, how, on } = suspect;
  const cleared: KeyWithoutValues = on === undefined ? 'manualNotCause' : on ? 'manualNotCauseOn' : 'manualNotCauseOff';
  return (
    <li class="suspect" data-how={how} {...(how === 'current' ? { 'aria-current': 'step' } : {})}>
      <span class="number-badge" aria-hidden="true">
        {how === 'cleared' ? <Icon name="dash" /> : String(number)}
      </span>
      <b>
        <bdi>{name}</bdi>
      </b>
      <span>{t(how === 'cleared' ? cleared : powers[by])}</span>
    </li>
  );
}

const powers: Readonly<Record<Suspect['by'], KeyWithoutValues>> = {
  proxy: 'manualProxy',
  headers: 'manualHeaders',
  blocks: 'manualBlocks',
  'every-site': 'manualEverySite',
};
