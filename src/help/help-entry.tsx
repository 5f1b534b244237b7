/** A title and what there is to say about it: the line most of the guide is made of. */
import type { ComponentChildren, VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';

/** The two sentences; `lead` stands before them. */
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
