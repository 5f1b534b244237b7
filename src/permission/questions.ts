/** The permissions that are asked for in context, and why, in plain words. */
import type { Capabilities } from '../core/env/capabilities.ts';
import type { KeyWithoutValues } from '../i18n/messages.ts';
import type { IconName } from '../ui/icon.tsx';

export type Askable = 'management' | 'notifications';

export interface Question {
  readonly icon: IconName;
  readonly title: KeyWithoutValues;
  readonly why: KeyWithoutValues;
  readonly use: KeyWithoutValues;
  /** The way that works without it. */
  readonly without: KeyWithoutValues;
}

/** A permission's question: where we may switch no extension, we ask only to see them. */
export function questionFor(permission: Askable, { switchExtensions }: Capabilities): Question {
  if (permission === 'notifications') return notify;
  return switchExtensions ? switching : seeing;
}

/** Whether this is a permission we ask for. */
export function isAskable(text: string): text is Askable {
  return text === 'management' || text === 'notifications';
}

const notify: Question = { icon: 'watch', title: 'askTitleNotify', why: 'askWhyNotify', use: 'askUseNotify', without: 'askNoNotify' };
const switching: Question = { icon: 'extensions', title: 'askTitleExt', why: 'askWhyExt', use: 'askUseExt', without: 'askNoExt' };
const seeing: Question = { icon: 'extensions', title: 'askTitleSee', why: 'askWhySee', use: 'askUseSee', without: 'askNoSee' };
