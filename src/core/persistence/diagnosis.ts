/** Parses a diagnosis stored with its incident. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Evidence } from '../diagnosis/evidence.ts';
import { boolean, list, number, object, oneOf, string, union, type Parser } from './shape.ts';

const evidence: Parser<Evidence> = union<'sign', Evidence>('sign', {
  'vendor-header': object({ gateway: string, header: string, text: string }),
  'stock-page': object({ gateway: string }, { text: string }),
  'page-text': object({ gateway: string }, { text: string }),
  'server-header': object({ gateway: string, text: string, alone: boolean }),
  'server-passing': object({ gateway: string, text: string }),
  'status-code': object({ gateway: string, text: string }),
  'proxy-status': object({ text: string, error: string }, { key: string, gateway: string, nextHop: string, details: string }),
  'error-code': object({ gateway: string, text: string }, { key: string }),
  'from-cache': object({ header: string, text: string }),
  contradiction: object({ gateway: string, header: string, text: string }),
  application: object({ text: string }),
  'retry-after': object({ text: string }, { seconds: number }),
  'self-refresh': object({ by: oneOf('header', 'page'), seconds: number }),
  'maintenance-page': object({ text: string }, { by: string }),
  challenge: object({ by: string, text: string }),
  'forward-proxy': object({ gateway: string }),
  'other-sites': object({ count: number }),
});

export const diagnosis: Parser<Diagnosis> = object<Diagnosis>({
  gateway: string,
  relays: list(string),
  fault: oneOf('site', 'cdn', 'visitor', 'unknown'),
  confidence: oneOf('high', 'medium', 'low'),
  evidence: list(evidence),
  kind: oneOf('failure', 'challenge', 'maintenance'),
});
