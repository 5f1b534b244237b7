/** What each step is called, how it looks and what it costs; a step without words here is not shown. */
import type { StepId } from '../../core/incident/steps.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface StepWords {
  readonly icon: IconName;
  readonly title: KeyWithoutValues;
  readonly why: KeyWithoutValues;
  /** Other words where it is the one recommended step. */
  readonly card?: { readonly title: KeyWithoutValues; readonly why: KeyWithoutValues };
  /** The price, read before the step is taken. */
  cost(): string;
}

/** The words of a step, if this panel has it as a card or row. */
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
