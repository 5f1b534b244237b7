/** The owner's list, in the order of the work. */
import type { VNode } from 'preact';
import { dnsLookup } from '../../core/owner/dns-commands.ts';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { askFromOutside, commandHost, commandSite } from '../../core/owner/status-command.ts';
import { t } from '../../i18n/messages.ts';
import { Command } from '../../ui/command.tsx';
import { gatewayName } from '../evidence/gateway-names.ts';
import { DnsFlush } from './dns-flush.tsx';
import { OwnerFirewall } from './owner-firewall.tsx';
import { Commands, OwnerLog } from './owner-log.tsx';
import { OwnerRestart } from './owner-restart.tsx';
import { OwnerRow } from './owner-row.tsx';

/** Six rows; the log is open, for it says what to do next. the address is the one that failed. */
export function OwnerRows({ guide, address }: { guide: OwnerGuide; address: string }): VNode {
  const { server, service } = guide;
  return (
    <>
      <OwnerRow mark={1} title={t('ownerEveryone')}>
        <p>{t('ownerEveryoneHelp')}</p>
        {service?.status !== undefined && (
          <Command text={service.status}>{t('ownerStatusPage', { gateway: gatewayName(service.id) ?? service.id })}</Command>
        )}
        <Command text={askFromOutside(commandSite(address))}>{t('ownerAskOutside')}</Command>
      </OwnerRow>
      <OwnerRow mark={2} title={t('ownerLog')} open>
        <OwnerLog guide={guide} site={commandSite(address)} />
      </OwnerRow>
      <OwnerRow mark={3} title={server ? t('ownerRestart', { gateway: gatewayName(server) ?? server }) : t('ownerRestartApp')}>
        <OwnerRestart guide={guide} />
      </OwnerRow>
      <OwnerRow mark={4} title={t('ownerFirewall')}>
        <OwnerFirewall guide={guide} />
      </OwnerRow>
      <OwnerRow mark={5} title={t('ownerDns')}>
        <p>{t('ownerDnsHelp')}</p>
        <DnsFlush />
        <Commands says={t('ownerDnsAsk')} texts={dnsLookup(commandHost(address))} />
        <p>{t('ownerDnsMoved')}</p>
      </OwnerRow>
      <OwnerRow mark={6} title={t('ownerPrevent')}>
        <p>{t('ownerPreventHelp')}</p>
      </OwnerRow>
    </>
  );
}
