/** A translated sentence whose placeholders are elements, such as a host in its own direction. */
import { Fragment, type ComponentChild, type VNode } from 'preact';
import { tParts, type PlaceholdersIn, type MessageKey } from '../i18n/translate.ts';

/** Inserts each value where the translation has its placeholder. */
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
