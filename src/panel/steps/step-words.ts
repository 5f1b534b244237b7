/** What each step is called, how it looks and what it costs; a step without words here is not shown. */
import type { StepId } from '../../core/incident/steps.ts';
import { say, type PlainKey } from '../../i18n/messages.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface StepWords {
  readonly icon: IconName;
  readonly title: PlainKey;
  readonly why: PlainKey;
  /** Other words where it is the one recommended step. */
  readonly card?: { readonly title: PlainKey; readonly why: PlainKey };
  /** The price, read before the step is taken. */
  cost(): string;
}

/** The words of a step, if this panel has it as a card or row. */
export function wordsOf(id: StepId): StepWords | undefined {
  return steps[id];
}

const steps: Partial<Readonly<Record<StepId, StepWords>>> = {
  'clear-cookies': { icon: 'cookies', title: 'cookiesTitle', why: 'cookiesWhy', cost: () => say('costSignsOut') },
  extensions: { icon: 'extensions', title: 'extTitle', why: 'extWhy', cost: () => say('costMinutes', { n: 2 }) },
  'private-window': { icon: 'private', title: 'privateTitle', why: 'privateWhy', cost: () => say('costSeconds', { n: 10 }) },
  'other-device': { icon: 'device', title: 'deviceTitle', why: 'deviceIntro', cost: () => say('costMinutes', { n: 1 }) },
  'other-network': { icon: 'network', title: 'networkTitle', why: 'networkWhy', cost: () => say('costMinutes', { n: 1 }) },
  router: { icon: 'router', title: 'routerTitle', why: 'routerWhy', cost: () => say('costMinutes', { n: 3 }) },
  watch: {
    icon: 'watch',
    title: 'watchDo',
    why: 'watchWhyShort',
    card: { title: 'watchTitle', why: 'nothingYouDo' },
    cost: () => say('costAnyTime'),
  },
  archive: { icon: 'archive', title: 'archiveTitle', why: 'archiveWhy', cost: () => say('costArchive') },
};
