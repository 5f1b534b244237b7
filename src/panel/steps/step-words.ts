/** Title, icon and cost of each step; a step that is missing here is not shown in card or rows. */
import type { StepId } from '../../core/incident/steps.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface StepWords {
  readonly icon: IconName;
  readonly title: KeyWithoutValues;
  readonly why: KeyWithoutValues;
  /** Replaces title and reason in the card. */
  readonly card?: { readonly title: KeyWithoutValues; readonly why: KeyWithoutValues };
  /** The cost, shown while the step is untried. */
  cost(): string;
}

/** The words of a step; undefined if it is not shown in card or rows. */
export function wordsOf(id: StepId): StepWords | undefined {
  return steps[id];
}

const steps: Partial<Readonly<Record<StepId, StepWords>>> = {
  'clear-cookies': { icon: 'cookies', title: 'cookiesTitle', why: 'cookiesWhy', cost: () => t('costSignsOut') },
  extensions: { icon: 'extensions', title: 'extTitle', why: 'extWhy', cost: () => t('costMinutes', { n: 2 }) },
  'private-window': { icon: 'private', title: 'privateTitle', why: 'privateWhy', cost: () => t('costSeconds', { n: 10 }) },
  'other-device': { icon: 'device', title: 'deviceTitle', why: 'deviceIntro', cost: () => t('costMinutes', { n: 1 }) },
  'other-network': { icon: 'network', title: 'networkTitle', why: 'networkWhy', cost: () => t('costMinutes', { n: 1 }) },
  router: { icon: 'router', title: 'routerTitle', why: 'routerWhy', cost: () => t('costMinutes', { n: 3 }) },
  watch: {
    icon: 'watch',
    title: 'watchDo',
    why: 'watchWhyShort',
    card: { title: 'watchTitle', why: 'nothingYouDo' },
    cost: () => t('costAnyTime'),
  },
  archive: { icon: 'archive', title: 'archiveTitle', why: 'archiveWhy', cost: () => t('costArchive') },
};
