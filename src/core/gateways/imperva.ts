import { fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';

export const imperva: Intermediary = { id: 'imperva', name: 'Imperva', kind: 'cdn' };

/** No error page of its own is known; it is only recognised on the path. */
export const impervaFingerprint = fingerprint(imperva, { pathHeaders: ['x-iinfo'] });
