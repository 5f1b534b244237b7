import { element, fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';

export const imperva: Intermediary = { id: 'imperva', name: 'Imperva', kind: 'cdn' };

/** No error page of its own is known; it is only recognised on the path and by its bot challenge. */
export const impervaFingerprint = fingerprint(imperva, {
  pathHeaders: ['x-iinfo'],
  challenges: [element('iframe', 'src', '/_Incapsula_Resource*'), element('script', 'src', '/_Incapsula_Resource*')],
});
