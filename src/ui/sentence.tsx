/** A sentence whose values are elements: a host in its own direction, a name in bold. */
import { Fragment, type ComponentChild, type VNode } from 'preact';
import { sayInPieces, type NamesIn, type SentenceKey } from '../i18n/messages.ts';

/** The translated sentence with each value in its translated place. */
export function Sentence<K extends SentenceKey>({ of, values }: { of: K; values: Readonly<Record<NamesIn<K>, ComponentChild>> }): VNode {
  const given = values as Readonly<Record<string, ComponentChild>>;
  return (
    <>
      {sayInPieces(of, Object.keys(given)).map((piece, at) => (
        <Fragment key={at}>{'text' in piece ? piece.text : given[piece.name]}</Fragment>
      ))}
    </>
  );
}
