/** The owner's checklist, in working order. */
import type { ComponentChildren, VNode } from 'preact';
import { dnsLookup } from '../../core/owner/dns-commands.ts';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { statusFromOutside, commandHost, commandSite } from '../../core/owner/status-command.ts';
import { t } from '../../i18n/translate.ts';
import { Command } from '../../ui/command.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { gatewayLabel } from '../evidence/gateway-names.ts';
import { DnsFlush } from './dns-flush.tsx';
import { OwnerFirewall } from './owner-firewall.tsx';
import { Commands, OwnerLog } from './owner-log.tsx';
import { OwnerRestart } from './owner-restart.tsx';

/** Six rows. The log is open because it decides what to do next. `address` is the address that failed. */
export function OwnerRows({ guide, address }: { guide: OwnerGuide; address: string }): VNode {
  const { server, service } = guide;
  return (
    <>
      <OwnerRow mark={1} title={t('ownerEveryone')}>
        <p>{t('ownerEveryoneHelp')}</p>
        {service?.status !== undefined && (
          <Command text={service.status}>{t('ownerStatusPage', { gateway: gatewayLabel(service.id) })}</Command>
        )}
        <Command text={statusFromOutside(commandSite(address))}>{t('ownerAskOutside')}</Command>
      </OwnerRow>
      <OwnerRow mark={2} title={t('ownerLog')} open>
        <OwnerLog guide={guide} site={commandSite(address)} />
      </OwnerRow>
      <OwnerRow mark={3} title={server ? t('ownerRestart', { gateway: gatewayLabel(server) }) : t('ownerRestartApp')}>
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

interface OwnerRowProps {
  /** A position in the list, or an icon. */
  mark: number | IconName;
  title: string;
  open?: boolean;
  children: ComponentChildren;
}

/** One row is open at a time. */
export function OwnerRow({ mark, title, open, children }: OwnerRowProps): VNode {
  return (
    <details class="step" name="owner" {...(open ? { open: true } : {})}>
      <summary>
        {typeof mark === 'number' ? (
          <span class="number-badge" aria-hidden="true">
            {String(mark)}
          </span>
        ) : (
          <Icon name={mark} />
        )}
        <span class="step-name">{title}</span>
        <Icon name="down" />
      </summary>
      <div class="step-body">{children}</div>
    </details>
  );
}
