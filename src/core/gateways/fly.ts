import { fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';

export const fly: Intermediary = { id: 'fly', name: 'Fly.io', kind: 'gateway' };

/** No error page of its own is known; it is only recognised on the path. */
export const flyFingerprint = fingerprint(fly, { pathHeaders: ['fly-request-id'] });
