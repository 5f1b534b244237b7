import type { Intermediary } from './intermediary.ts';

/** Services and programs that answer with a check of the visitor, and are known for nothing else here; see `challenge.ts`. */
export const BOT_PROTECTION: readonly Intermediary[] = [
  { id: 'aws-waf', name: 'AWS WAF', kind: 'cdn' },
  { id: 'ddos-guard', name: 'DDoS-Guard', kind: 'cdn' },
  { id: 'datadome', name: 'DataDome', kind: 'cdn' },
  { id: 'perimeterx', name: 'PerimeterX', kind: 'cdn' },
  { id: 'anubis', name: 'Anubis', kind: 'gateway' },
  { id: 'blazingfast', name: 'BlazingFast', kind: 'cdn' },
  { id: 'stackpath', name: 'StackPath', kind: 'cdn' },
  { id: 'qrator', name: 'Qrator', kind: 'cdn' },
  { id: 'haproxy-protection', name: 'haproxy-protection', kind: 'gateway' },
];
