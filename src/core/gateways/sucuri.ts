import { fingerprint, titled } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';

export const sucuri: Intermediary = { id: 'sucuri', name: 'Sucuri', kind: 'cdn' };

/** No error page of its own is known; it is only recognised on the path and by its bot challenge. */
export const sucuriFingerprint = fingerprint(sucuri, {
  pathHeaders: ['x-sucuri-id'],
  challenges: [titled('You are being redirected...')],
});
