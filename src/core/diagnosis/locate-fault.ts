import type { Fingerprint, ResponseSnapshot } from '../gateways/fingerprint.ts';
import type { Fault } from '../gateways/intermediary.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { Evidence, Kind } from './evidence.ts';

/** This many other sites fail at once only if their shared network, the visitor's, has failed. */
const MANY_SITES = 2;

/** On whose side the failure is, and the evidence only this question needs. */
export interface LocatedFault {
  readonly fault: Fault;
  readonly evidence: readonly Evidence[];
}

/** Facts besides the response. */
export interface Surroundings {
  readonly scheme?: 'http' | 'https';
  readonly otherSitesFailing: number;
}

interface Case {
  readonly gateway: Fingerprint | undefined;
  readonly kind: Kind;
  readonly evidence: readonly Evidence[];
  readonly snapshot: ResponseSnapshot;
}

/** Checks the visitor's network first, then the error's own statement, then the usual fault of this gateway. */
export function locateFault({ gateway, kind, evidence, snapshot }: Case, { scheme, otherSitesFailing }: Surroundings): LocatedFault {
  const said = gateway?.markedFault?.(snapshot.page) ?? faultSaid(evidence);
  // A CDN that reports its own failure explains several failing sites better than the visitor's network does.
  if (otherSitesFailing >= MANY_SITES && said !== 'cdn')
    return { fault: 'visitor', evidence: [{ sign: 'other-sites', count: otherSitesFailing }] };
  if (gateway?.kind === 'proxy') return proxyFault(gateway, scheme);
  if (kind === 'challenge') return { fault: 'unknown', evidence: [] };
  if (kind === 'maintenance') return { fault: 'site', evidence: [] };
  if (said !== undefined) return { fault: said, evidence: [] };
  if (gateway) return { fault: gateway.usualFault ?? 'site', evidence: [] };
  return { fault: evidence.some(({ sign }) => sign === 'application') ? 'site' : 'unknown', evidence: [] };
}

/** Over plain http the proxy is the visitor's own; over https, where a visitor's proxy only tunnels, it stands in front of the site. */
function proxyFault(gateway: Fingerprint, scheme: Surroundings['scheme']): LocatedFault {
  if (scheme === 'http' || gateway.onlyForVisitors) return { fault: 'visitor', evidence: [{ sign: 'forward-proxy', gateway: gateway.id }] };
  return { fault: scheme === 'https' ? 'site' : 'unknown', evidence: [] };
}

function faultSaid(evidence: readonly Evidence[]): Fault | undefined {
  for (const each of evidence) {
    if ((each.sign === 'error-code' || each.sign === 'proxy-status') && each.key !== undefined) {
      const fault = ERROR_CODES[each.key]?.fault;
      if (fault !== undefined && fault !== 'unknown') return fault;
    }
  }
  return undefined;
}
