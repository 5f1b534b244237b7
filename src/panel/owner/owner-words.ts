/** Texts of the owner's guide. */
import type { LogMeaning, System } from '../../core/gateways/owner-commands.ts';
import type { OwnerLead } from '../../core/owner/owner-lead.ts';
import { t, type KeyWithoutValues } from '../../i18n/messages.ts';

/** The opening sentence. */
export function leadWords(lead: OwnerLead, gateway: string): string {
  switch (lead) {
    case 'upstream':
      return t('ownerLead', { gateway });
    case 'busy':
      return t('ownerLeadBusy', { gateway });
    case 'slow':
      return t('ownerLeadSlow', { gateway });
    case 'front':
      return t('ownerLeadFront', { gateway });
    case 'front-itself':
      return t('ownerLeadFrontItself', { gateway });
    case 'platform':
      return t('ownerLeadPlatform', { gateway });
    case 'maintenance':
    case 'own-page':
    case 'visitor':
    case 'unknown':
      return t(plain[lead]);
  }
}

const plain = {
  maintenance: 'ownerLeadMaintenance',
  'own-page': 'ownerLeadOwnPage',
  visitor: 'ownerLeadVisitor',
  unknown: 'ownerLeadUnknown',
} as const;

/** What a log line means. */
export const logMeans: Readonly<Record<LogMeaning, KeyWithoutValues>> = {
  refused: 'logRefused',
  closed: 'logClosed',
  slow: 'logSlow',
  'none-left': 'logNoneLeft',
  busy: 'logBusy',
  'no-name': 'logNoName',
  denied: 'logDenied',
  garbage: 'logGarbage',
  tls: 'logTls',
  stopped: 'logStopped',
};

/** Proper nouns, not translated. */
export const systemNames: Readonly<Record<System, string>> = {
  debian: 'Debian, Ubuntu',
  rhel: 'RHEL, Fedora',
  docker: 'Docker',
  kubernetes: 'Kubernetes',
  windows: 'Windows',
};

/** Menu paths to the firewall in hosting panels, not translated. */
export const hostingPanels: readonly string[] = [
  'cPanel › Security › ModSecurity',
  'Plesk › Tools & Settings › Web Application Firewall (ModSecurity)',
  'WHM › Security Center › ModSecurity Tools',
];
