/** Texts for the signs of a diagnosis. */
import type { Evidence } from '../../core/diagnosis/diagnose.ts';
import { ERROR_CODES } from '../../core/diagnosis/error-codes.ts';
import { t } from '../../i18n/messages.ts';
import { gatewayLabel, gatewayNames } from './gateway-names.ts';

/** What the sign means. */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence.sign) {
    case 'stock-page':
    case 'page-text':
      return t('evPage', { gateway: gatewayLabel(evidence.gateway) });
    case 'server-passing':
    case 'status-code':
    case 'contradiction':
    case 'forward-proxy':
      return t(named[evidence.sign], { name: gatewayLabel(evidence.gateway) });
    case 'proxy-status':
      return meaning(evidence.key) ?? t('evProxyStatus', { text: evidence.error });
    case 'error-code':
      return meaning(evidence.key) ?? t('evErrorCode', { name: gatewayLabel(evidence.gateway) });
    case 'self-refresh':
      return t('evSelfRefresh', { seconds: evidence.seconds });
    case 'other-sites':
      return t('evOtherSites', { n: evidence.count });
    default:
      return t(plain[evidence.sign]);
  }
}

/** The observed text, verbatim; undefined if there is nothing to quote. */
export function seen(evidence: Evidence): string | undefined {
  switch (evidence.sign) {
    case 'server-header':
    case 'server-passing':
      return `Server: ${evidence.text}`;
    case 'retry-after':
      return `Retry-After: ${evidence.text}`;
    case 'proxy-status':
      return [`Proxy-Status: ${evidence.text}`, `error=${evidence.error}`, evidence.details]
        .filter((part) => part !== undefined && part !== '')
        .join('; ');
    case 'error-code':
      return `${gatewayLabel(evidence.gateway)}: ${evidence.text}`;
    case 'maintenance-page':
      return evidence.by === undefined ? evidence.text : `${evidence.by}: ${evidence.text}`;
    case 'challenge':
      return evidence.by === 'unknown' ? evidence.text : `${gatewayLabel(evidence.by)}: ${evidence.text}`;
    default:
      return quoted(evidence);
  }
}

/** The intermediaries that forwarded the response; undefined if there were none. */
export function relayWords(relays: readonly string[]): string | undefined {
  if (relays.length === 0) return undefined;
  return t('evRelay', { names: gatewayNames(relays) });
}

const quoted = (evidence: Evidence): string | undefined => {
  const text = 'text' in evidence ? evidence.text : undefined;
  if (text === undefined || text === '') return undefined;
  return 'header' in evidence ? `${evidence.header}: ${text}` : text;
};

const named = {
  'server-passing': 'evServerPassing',
  'status-code': 'evStatusOnly',
  contradiction: 'evContradiction',
  'forward-proxy': 'evForwardProxy',
} as const;

const plain = {
  'vendor-header': 'evHeader',
  'server-header': 'evServerHeader',
  'from-cache': 'evFromCache',
  application: 'evApplication',
  'retry-after': 'evRetryAfter',
  'maintenance-page': 'evMaintenance',
  challenge: 'evChallenge',
} as const;

/** The table of codes is in English, like its sources. */
const meaning = (key: string | undefined): string | undefined => (key === undefined ? undefined : ERROR_CODES[key]?.means);
