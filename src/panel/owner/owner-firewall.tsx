/** Ruling out what may turn requests away: the CDN, the hosting panel, the local firewall. */
import type { VNode } from 'preact';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { say } from '../../i18n/messages.ts';
import { Command } from '../../ui/command.tsx';
import { gatewayName } from '../evidence/gateway-names.ts';
import { hostingPanels } from './owner-words.ts';

/** From the outside in; every pause has its way back beside it. */
export function OwnerFirewall({ guide: { service, firewalls } }: { guide: OwnerGuide }): VNode {
  return (
    <>
      <p>{say('ownerFirewallHelp')}</p>
      {service?.pause !== undefined && (
        <p>
          {say('ownerConsole', { gateway: gatewayName(service.id) ?? service.id })} <bdi>{service.pause}</bdi>
        </p>
      )}
      <p>{say('ownerPanels')}</p>
      <ul class="lines">
        {hostingPanels.map((path) => (
          <li key={path}>
            <bdi>{path}</bdi>
          </li>
        ))}
      </ul>
      {firewalls.map(({ name, look, pause, putBack }) => (
        <div class="firewall" key={name}>
          <Command text={look}>{say('ownerFwLook', { name })}</Command>
          {pause !== undefined && <Command text={pause}>{say('ownerFwPause', { name })}</Command>}
          {putBack !== undefined && <Command text={putBack}>{say('ownerFwBack', { name })}</Command>}
        </div>
      ))}
    </>
  );
}
