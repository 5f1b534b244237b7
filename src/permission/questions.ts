/** The permissions that are requested in context, with their reasons. */
import type { Capabilities } from '../core/env/capabilities.ts';
import type { KeyWithoutValues } from '../i18n/translate.ts';
import type { OptionalPermission } from '../messages.ts';
import type { IconName } from '../ui/icon.tsx';

export interface Question {
  readonly icon: IconName;
  readonly title: KeyWithoutValues;
  readonly why: KeyWithoutValues;
  readonly use: KeyWithoutValues;
  /** What works without it. */
  readonly without: KeyWithoutValues;
}

/** In Firefox extensions can only be listed, not disabled, so the question is different. */
export function questionFor(permission: OptionalPermission, { switchExtensions }: Capabilities): Question {
  if (permission === 'notifications') return notify;
  return switchExtensions ? switching : seeing;
}

/** Whether the text names one of these permissions. */
export function isAskable(text: string): text is OptionalPermission {
  return text === 'management' || text === 'notifications';
}

const notify: Question = {
  icon: 'watch',
  title: 'permissionTitleNotify',
  why: 'permissionWhyNotify',
  use: 'permissionUseNotify',
  without: 'permissionNoNotify',
};
const switching: Question = {
  icon: 'extensions',
  title: 'permissionTitleExt',
  why: 'permissionWhyExt',
  use: 'permissionUseExt',
  without: 'permissionNoExt',
};
const seeing: Question = {
  icon: 'extensions',
  title: 'permissionTitleSee',
  why: 'permissionWhySee',
  use: 'permissionUseSee',
  without: 'permissionNoSee',
};
