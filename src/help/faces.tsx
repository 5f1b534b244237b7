import type { VNode } from 'preact';
import { say, type PlainKey } from '../i18n/messages.ts';
import { Titled } from './titled-list.tsx';

const faces: readonly (readonly [name: PlainKey, hint: PlainKey])[] = [
  ['faceBad', 'faceBadHint'],
  ['faceHttp', 'faceHttpHint'],
  ['faceOverload', 'faceOverloadHint'],
  ['faceProxy', 'faceProxyHint'],
  ['faceBranded', 'faceBrandedHint'],
  ['faceBrowser', 'faceBrowserHint'],
  ['faceBlank', 'faceBlankHint'],
  ['faceOwn', 'faceOwnHint'],
  ['faceParts', 'facePartsHint'],
];

/** The error by the names people meet it under. */
export function Faces(): VNode {
  return (
    <>
      <p class="lede">{say('helpFacesLead')}</p>
      <ul class="box faces">
        {faces.map(([name, hint]) => (
          <Titled key={name} title={name} hint={hint} />
        ))}
      </ul>
    </>
  );
}
