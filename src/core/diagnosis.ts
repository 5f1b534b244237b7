/** Who made the error, who can mend it, how sure we are and why. */
import { headerOf, type Header } from './answer.ts';

export type Fault = 'site' | 'cdn' | 'visitor' | 'unknown';
export type Confidence = 'high' | 'medium' | 'low';
export type Kind = 'failure' | 'challenge' | 'maintenance';

export interface Evidence {
  readonly sign: string;
  readonly text?: string;
}

export interface Diagnosis {
  readonly gateway: string;
  readonly relays: readonly string[];
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly kind: Kind;
}

export interface DiagnosisInput {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body?: string;
}

export interface DiagnosisContext {
  readonly scheme?: 'http' | 'https';
  readonly otherSitesFailing?: number;
}

export function diagnose(answer: DiagnosisInput, _context: DiagnosisContext = {}): Diagnosis {
  const challenge = headerOf(answer.headers, 'cf-mitigated') === 'challenge' || headerOf(answer.headers, 'x-vercel-mitigated') === 'challenge';
  return { gateway: 'unknown', relays: [], fault: 'unknown', confidence: 'low', evidence: [], kind: challenge ? 'challenge' : 'failure' };
}
