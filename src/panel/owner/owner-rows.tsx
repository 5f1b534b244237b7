/** The owner's list, in the order of the work. */
import type { VNode } from 'preact';
import { dnsLook } from '../../core/owner/dns-commands.ts';
import { askFromOutside, commandHost, commandSite } from '../../core/owner/status-command.ts';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { say } from '../../i18n/messages.ts';
import { Command } from '../../ui/command.tsx';
import { DnsFlush } from './dns-flush.tsx';
import { gatewayName } from '../evidence/gateway-names.ts';
import { OwnerFirewall } from './owner-firewall.tsx';
import { Commands, OwnerLog } from './owner-log.tsx';
import { OwnerRestart } from './owner-restart.tsx';
import { OwnerRow } from './owner-row.tsx';

/** Six rows; the log is open, for it says what to do next. the address is the one that failed. */
export function OwnerRows({ guide, address }: { guide: OwnerGuide; address: string }): VNode {
  const { server, service } = guide;
  return (
    <>
      <OwnerRow mark={1} title={say('ownerEveryone')}>
        <p>{say('ownerEveryoneHelp')}</p>
        {service?.status !== undefined && (
          <Command text={service.status}>{say('ownerStatusPage', { gateway: gatewayName(service.id) ?? service.id })}</Command>
        )}
        <Command text={askFromOutside(commandSite(address))}>{say('ownerAskOutside')}</Command>
      </OwnerRow>
      <OwnerRow mark={2} title={say('ownerLog')} open>
        <OwnerLog guide={guide} site={commandSite(address)} />
      </OwnerRow>
      <OwnerRow mark={3} title={server ? say('ownerRestart', { gateway: gatewayName(server) ?? server }) : say('ownerRestartApp')}>
        <OwnerRestart guide={guide} />
      </OwnerRow>
      <OwnerRow mark={4} title={say('ownerFirewall')}>
        <OwnerFirewall guide={guide} />
      </OwnerRow>
      <OwnerRow mark={5} title={say('ownerDns')}>
        <p>{say('ownerDnsHelp')}</p>
        <DnsFlush />
        <Commands says={say('ownerDnsAsk')} texts={dnsLook(commandHost(address))} />
        <p>{say('ownerDnsMoved')}</p>
      </OwnerRow>
      <OwnerRow mark={6} title={say('ownerPrevent')}>
        <p>{say('ownerPreventHelp')}</p>
      </OwnerRow>
    </>
  );
}
