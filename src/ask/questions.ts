/** The permissions that are asked for in context, and why, in plain words. */
import type { IconName } from '../panel/icon.tsx';
import type { PlainKey } from '../sentences.ts';

export type Askable = 'management' | 'notifications';

export interface Question {
  readonly icon: IconName;
  readonly title: PlainKey;
  readonly why: PlainKey;
  readonly use: PlainKey;
  /** The way that works without it. */
  readonly without: PlainKey;
}

/** Each permission's question. */
export const questions: Readonly<Record<Askable, Question>> = {
  management: { icon: 'extensions', title: 'askTitleExt', why: 'askWhyExt', use: 'askUseExt', without: 'askNoExt' },
  notifications: { icon: 'watch', title: 'askTitleNotify', why: 'askWhyNotify', use: 'askUseNotify', without: 'askNoNotify' },
};

/** Whether this is a permission we ask for. */
export function isAskable(text: string): text is Askable {
  return Object.hasOwn(questions, text);
}
