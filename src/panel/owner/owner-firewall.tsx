/** Ruling out whatever may block requests: CDN, hosting panel, local firewall. */
import type { VNode } from 'preact';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { t } from '../../i18n/messages.ts';
import { Command } from '../../ui/command.tsx';
import { gatewayLabel } from '../evidence/gateway-names.ts';
import { hostingPanels } from './owner-words.ts';

/** From the outside in; each command that pauses a firewall is followed by the one that restores it. */
export function OwnerFirewall({ guide: { service, firewalls } }: { guide: OwnerGuide }): VNode {
  return (
    <>
      <p>{t('ownerFirewallHelp')}</p>
      {service?.pause !== undefined && (
        <p>
          {t('ownerConsole', { gateway: gatewayLabel(service.id) })} <bdi>{service.pause}</bdi>
        </p>
      )}
      <p>{t('ownerPanels')}</p>
      <ul class="owner-lines">
        {hostingPanels.map((path) => (
          <li key={path}>
            <bdi>{path}</bdi>
          </li>
        ))}
      </ul>
      {firewalls.map(({ name, status, pause, putBack }) => (
        <div class="owner-firewall" key={name}>
          <Command text={status}>{t('ownerFwStatus', { name })}</Command>
          {pause !== undefined && <Command text={pause}>{t('ownerFwPause', { name })}</Command>}
          {putBack !== undefined && <Command text={putBack}>{t('ownerFwBack', { name })}</Command>}
        </div>
      ))}
    </>
  );
}
