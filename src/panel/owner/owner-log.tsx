/** Where the logs are, which lines matter, and how to test the configuration. */
import type { VNode } from 'preact';
import type { LogLine } from '../../core/gateways/owner-commands.ts';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { requestToOrigin } from '../../core/owner/status-command.ts';
import { t, tPlural } from '../../i18n/translate.ts';
import { Command } from '../../ui/command.tsx';
import { Icon } from '../../ui/icon.tsx';
import { gatewayLabel } from '../evidence/gateway-names.ts';
import { logMeans } from './owner-words.ts';

/** Further lines are collapsed. */
const atOnce = 3;

/** First the dashboard of the hosted service in front, then the server's own log. */
export function OwnerLog({ guide, site }: { guide: OwnerGuide; site: string }): VNode {
  const { service, server, logs, lines, tests } = guide;
  const front = service?.kind === 'front' ? service : undefined;
  const name = gatewayLabel(service?.id ?? '');
  return (
    <>
      {front && <Command text={requestToOrigin(site)}>{t('ownerPast', { gateway: name })}</Command>}
      {front && front.logs.length > 0 && <Commands says={t('ownerShowLogs', { gateway: name })} texts={front.logs} />}
      <Commands says={server ? t('ownerLogOf', { gateway: gatewayLabel(server) }) : t('ownerShowLogsApp')} texts={logs} />
      {lines.length > 0 && <p>{t('ownerLines')}</p>}
      <Lines lines={lines.slice(0, atOnce)} />
      {lines.length > atOnce && (
        <details class="more">
          <summary>
            <span>{tPlural('ownerMoreLines', lines.length - atOnce)}</span>
            <Icon name="down" />
          </summary>
          <Lines lines={lines.slice(atOnce)} />
        </details>
      )}
      {tests.length > 0 && <Commands says={t('ownerTest')} texts={tests} />}
    </>
  );
}

function Lines({ lines }: { lines: readonly LogLine[] }): VNode {
  return (
    <ul class="owner-lines">
      {lines.map(({ text, means }) => (
        <li key={text}>
          <code dir="ltr">{text.trim()}</code>
          <span>{t(logMeans[means])}</span>
        </li>
      ))}
    </ul>
  );
}

/** Several commands with one description. */
export function Commands({ says, texts }: { says: string; texts: readonly string[] }): VNode {
  return (
    <>
      {texts.map((text, at) => (
        <Command key={text} text={text}>
          {at === 0 ? says : undefined}
        </Command>
      ))}
    </>
  );
}
