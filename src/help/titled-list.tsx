/** A title and what there is to say about it: the line most of the guide is made of. */
import type { ComponentChildren, VNode } from 'preact';
import { say, type PlainKey } from '../i18n/messages.ts';

/** The two sentences; `lead` stands before them. */
export function Titled({
  title,
  hint,
  lead,
  children,
}: {
  title: PlainKey;
  hint: PlainKey;
  lead?: ComponentChildren;
  children?: ComponentChildren;
}): VNode {
  return (
    <li class="titled">
      {lead}
      <div>
        <b>{say(title)}</b>
        <p>{say(hint)}</p>
        {children}
      </div>
    </li>
  );
}
