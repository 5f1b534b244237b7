/** How each sign of a diagnosis reads, and what was seen. */
import type { Evidence } from '../core/diagnosis.ts';
import { say } from '../sentences.ts';
import { gatewayName } from './gateway-names.ts';

/** What the sign means. */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence.sign) {
    case 'maker-header':
      return say('evHeader');
    case 'stock-page':
    case 'page-text':
      return say('evPage', { gateway: nameOf(evidence.gateway) });
    case 'server-header':
      return say('evServerHeader');
    case 'server-passing':
      return say('evServerPassing', { name: nameOf(evidence.gateway) });
    case 'status-code':
      return say('evStatusOnly', { name: nameOf(evidence.gateway) });
    case 'proxy-status':
      return say('evProxyStatus', { text: evidence.error });
    case 'error-code':
      return say('evErrorCode', { name: nameOf(evidence.gateway) });
    case 'contradiction':
      return say('evContradiction', { name: nameOf(evidence.gateway) });
    case 'self-refresh':
      return say('evSelfRefresh', { seconds: evidence.seconds });
    case 'forward-proxy':
      return say('evForwardProxy', { name: nameOf(evidence.gateway) });
    case 'other-sites':
      return say('evOtherSites', { n: evidence.count });
    case 'from-cache':
    case 'application':
    case 'retry-after':
    case 'maintenance-page':
    case 'challenge':
      return say(plain[evidence.sign]);
  }
}

/** What was seen, word for word; absent where there is nothing to quote. */
export function seen(evidence: Evidence): string | undefined {
  const text = 'text' in evidence ? evidence.text : undefined;
  return text !== undefined && 'header' in evidence ? `${evidence.header}: ${text}` : text;
}

const plain = {
  'from-cache': 'evFromCache',
  application: 'evApplication',
  'retry-after': 'evRetryAfter',
  'maintenance-page': 'evMaintenance',
  challenge: 'evChallenge',
} as const;

const nameOf = (id: string): string => gatewayName(id) ?? id;
