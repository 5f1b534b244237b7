/** A sentence whose values are elements: a host in its own direction, a name in bold. */
import { Fragment, type ComponentChild, type VNode } from 'preact';
import { tParts, type PlaceholdersIn, type MessageKey } from '../i18n/messages.ts';

/** The translated sentence with each value in its translated place. */
export function Message<K extends MessageKey>({
  of,
  values,
}: {
  of: K;
  values: Readonly<Record<PlaceholdersIn<K>, ComponentChild>>;
}): VNode {
  const given = values as Readonly<Record<string, ComponentChild>>;
  return (
    <>
      {tParts(of, Object.keys(given)).map((piece, at) => (
        <Fragment key={at}>{'text' in piece ? piece.text : given[piece.name]}</Fragment>
      ))}
    </>
  );
}
