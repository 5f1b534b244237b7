/** The headline: what happened, whose fault it is, and why. */
import type { ComponentChild, VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { dayAndTime } from '../i18n/format.ts';
import { locale, t } from '../i18n/translate.ts';
import { HostName } from '../ui/host-name.tsx';
import { Message } from '../ui/message.tsx';
import { gatewayName } from './evidence/gateway-names.ts';
import { headline } from './headline.ts';

/** Labels the panel's region. */
export const titleId = 'cb-title';

/** The title labels the region; the fault is bold; one reason follows. */
export function HeadlineText({ view, now }: { view: PanelView; now: number }): VNode {
  const { title, fault, reason } = headline(view);
  const values: Record<string, ComponentChild> = {
    host: <HostName host={view.host} />,
    gateway: <bdi>{gatewayName(view.diagnosis.gateway)}</bdi>,
    count: view.tooManyCookies?.count,
    size: kilobytes(view.tooManyCookies?.bytes ?? 0),
    time: dayAndTime(view.retry.notBefore ?? now, now),
  };
  return (
    <>
      <h2 class="panel-title" id={titleId}>
        <Message of={title} values={pick(values, title === 'titleCdn' ? ['gateway', 'host'] : ['host'])} />
      </h2>
      <p class="panel-why">
        <strong>{t(fault)}</strong> {reason && <Message of={reason.key} values={pick(values, reason.names ?? [])} />}
      </p>
    </>
  );
}

const kilobytes = (bytes: number): string =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(bytes / 1000);

const pick = (values: Record<string, ComponentChild>, names: readonly string[]): Record<never, ComponentChild> =>
  Object.fromEntries(names.map((name) => [name, values[name]]));
