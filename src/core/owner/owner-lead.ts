import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { ERROR_CODES } from '../diagnosis/error-codes.ts';
import { SERVICES } from '../gateways/all.ts';

/** The owner's first hint. */
export type OwnerLead =
  'upstream' | 'busy' | 'slow' | 'maintenance' | 'front' | 'front-itself' | 'platform' | 'own-page' | 'visitor' | 'unknown';

/** Where the owner should look first, by the diagnosis and the status. */
export function ownerLead({ gateway, fault, kind, evidence }: Diagnosis, status: number): OwnerLead {
  if (fault === 'visitor') return 'visitor';
  if (kind === 'maintenance') return 'maintenance';
  if (fault === 'cdn' && gateway !== 'unknown') return 'front-itself';
  if (gateway === 'unknown') return evidence.some(({ sign }) => sign === 'application') ? 'own-page' : 'unknown';
  const service = SERVICES.find(({ id }) => id === gateway);
  if (service) return service.kind;
  if (status === 504) return 'slow';
  return status === 503 ? 'busy' : 'upstream';
}

/** The meaning of the gateway's own code or reason; undefined where it gave none that is known. */
export function reasonGiven({ evidence }: Diagnosis): string | undefined {
  for (const sign of evidence) {
    if ((sign.sign === 'error-code' || sign.sign === 'proxy-status') && sign.key !== undefined) return ERROR_CODES[sign.key]?.means;
  }
  return undefined;
}
