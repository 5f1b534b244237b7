/** What the error is called and how it looks. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { HelpEntry } from './help-entry.tsx';

const faces: readonly (readonly [name: KeyWithoutValues, hint: KeyWithoutValues])[] = [
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

/** The names and appearances of the error. */
export function ErrorNames(): VNode {
  return (
    <>
      <p class="page-lede">{t('helpFacesLead')}</p>
      <ul class="page-box">
        {faces.map(([name, hint]) => (
          <HelpEntry key={name} title={name} hint={hint} />
        ))}
      </ul>
    </>
  );
}
