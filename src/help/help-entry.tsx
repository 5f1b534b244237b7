/** A list item with a title and a text. */
import type { ComponentChildren, VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';

/** `lead` is placed in front, such as a number. */
export function HelpEntry({
  title,
  hint,
  lead,
  children,
}: {
  title: KeyWithoutValues;
  hint: KeyWithoutValues;
  lead?: ComponentChildren;
  children?: ComponentChildren;
}): VNode {
  return (
    <li class="help-entry">
      {lead}
      <div>
        <b>{t(title)}</b>
        <p>{t(hint)}</p>
        {children}
      </div>
    </li>
  );
}
