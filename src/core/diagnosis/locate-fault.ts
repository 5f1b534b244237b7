import type { DiagnosisContext } from './diagnose.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { Evidence, Fault, Kind } from './evidence.ts';
import type { Gateway, ResponseSnapshot } from './gateways/fingerprint.ts';
import { hasElement } from './parsed-page.ts';

/** So many other sites failing at once are no accident: what they share is the visitor's own network. */
const MANY_SITES = 2;

/** Who can mend it, and the signs that only this question needs. */
export interface LocatedFault {
  readonly fault: Fault;
  readonly evidence: readonly Evidence[];
}

interface Case {
  readonly gateway: Gateway | undefined;
  readonly kind: Kind;
  readonly evidence: readonly Evidence[];
  readonly snapshot: ResponseSnapshot;
}

/** Looks at the visitor's surroundings first, then at what the error says, then at who usually can mend it. */
export function locateFault({ gateway, kind, evidence, snapshot }: Case, context: DiagnosisContext): LocatedFault {
  const said = cloudflareDrawing(gateway, snapshot) ?? faultSaid(evidence);
  const count = typeof context.otherSitesFailing === 'number' ? context.otherSitesFailing : 0;
  // A CDN that says it failed itself explains several sites at once better than the visitor's network does.
  if (count >= MANY_SITES && said !== 'cdn') return { fault: 'visitor', evidence: [{ sign: 'other-sites', count }] };
  if (gateway?.side === 'forward-proxy') return forwardProxy(gateway, context.scheme);
  if (kind === 'challenge') return { fault: 'unknown', evidence: [] };
  if (kind === 'maintenance') return { fault: 'site', evidence: [] };
  if (said !== undefined) return { fault: said, evidence: [] };
  if (gateway) return { fault: gateway.id === 'google-front-end' ? 'cdn' : 'site', evidence: [] };
  return { fault: evidence.some(({ sign }) => sign === 'application') ? 'site' : 'unknown', evidence: [] };
}

/** On plain http it is the visitor's own; these two never stand anywhere else, the others also stand before sites. */
function forwardProxy(gateway: Gateway, scheme: DiagnosisContext['scheme']): LocatedFault {
  const onlyForward = gateway.id === 'privoxy' || gateway.id === 'mitmproxy';
  if (scheme === 'http' || onlyForward) return { fault: 'visitor', evidence: [{ sign: 'forward-proxy', gateway: gateway.id }] };
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

/** Cloudflare's branded page draws a cross at the hop that failed. */
function cloudflareDrawing(gateway: Gateway | undefined, { page }: ResponseSnapshot): Fault | undefined {
  if (gateway?.id !== 'cloudflare') return undefined;
  const failed = (hop: string): boolean =>
    page.elements.some(
      ({ attributes }) =>
        attributes.get('id') === `cf-${hop}-status` && (attributes.get('class') ?? '').split(' ').includes('cf-error-source'),
    );
  if (failed('host')) return 'site';
  if (failed('cloudflare')) return 'cdn';
  return failed('browser') || hasElement(page, '*', 'id', 'cf-browser-error') ? 'visitor' : undefined;
}
