/** A history for the popup's tests. */
import type { PastIncident } from '../../src/core/history/history.ts';

/** An incident that came back by itself after two minutes. */
export function past(part: Partial<PastIncident> = {}): PastIncident {
  const from = part.from ?? Date.UTC(2026, 0, 15, 12);
  return {
    id: `${part.host ?? 'shop.example'}-${from}`,
    host: 'shop.example',
    address: 'https://shop.example/basket',
    status: 502,
    gateway: 'nginx',
    from,
    to: from + 120_000,
    outcome: 'back',
    tries: 3,
    ...part,
  };
}
