/** One past incident in a row. */
import type { VNode } from 'preact';
import type { PastIncident } from '../core/history/history.ts';
import { clockTime, duration } from '../i18n/format.ts';
import { t, tPlural } from '../i18n/messages.ts';
import { gatewayName } from '../panel/evidence/gateway-names.ts';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { outcomeIcon, outcomeWords } from './outcome-words.ts';
import { triedWords } from './tried-words.ts';

/** Status, site, facts, and how it ended. */
export function IncidentRow({ incident, now }: { incident: PastIncident; now: number }): VNode {
  const { status, host, outcome, gateway, from, to, address } = incident;
  const { title, detail } = outcomeWords(incident);
  const facts = [gatewayName(gateway) ?? t('ownPage'), clockTime(from), lasted(incident, to ?? now)];
  const tried = triedWords(incident);
  return (
    <li class="incident" data-incident data-status={String(status)} data-host={host} data-outcome={outcome}>
      <span class="incident-code">{String(status)}</span>
      <div>
        <p class="incident-host" title={address}>
          <HostName host={host} />
        </p>
        <p class="incident-facts">
          <bdi>{facts.join(' · ')}</bdi>
        </p>
      </div>
      <p class="incident-end">
        <Icon name={outcomeIcon[outcome]} />
        <span>
          {title}
          {detail !== undefined && <small>{detail}</small>}
        </span>
      </p>
      {tried.length > 0 && (
        <p class="incident-facts" data-tried>
          {tried.join(' · ')}
        </p>
      )}
    </li>
  );
}

/** The number of tries where the duration is shown elsewhere or unknown, otherwise the duration. */
const lasted = ({ outcome, tries, from }: PastIncident, until: number): string =>
  outcome === 'left' || outcome === 'back' ? tPlural('tries', tries) : duration(until - from);
