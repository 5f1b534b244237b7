/** The request path as a picture: an ordered list, so that screen readers read it in order. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { t } from '../i18n/translate.ts';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { hops, type Hop } from './request-path.ts';

/** Shows which hop failed by a badge, a broken line and a word; the colour is redundant. */
export function RequestPathPicture({ view }: { view: PanelView }): VNode {
  return (
    <ol class="request-path" aria-label={t('hopsLabel')}>
      {hops(view).map((hop, at) => (
        <li class="hop" data-state={hop.state} key={at}>
          {hop.state === 'failed' && at > 0 && (
            <span class="hop-cut">
              <Icon name="close" />
            </span>
          )}
          <span class="hop-dot">
            <Icon name={hop.icon} />
            <span class="hop-badge">
              <Icon name={badges[hop.state]} />
            </span>
          </span>
          <span class="hop-who">
            <Who who={hop.who} />
          </span>
          <span class="hop-how">{t(hop.how)}</span>
        </li>
      ))}
    </ol>
  );
}

const badges = { ok: 'check', failed: 'alert', unknown: 'question' } as const;

function Who({ who }: { who: Hop['who'] }): VNode {
  if ('host' in who) return <HostName host={who.host} breaks />;
  return <bdi>{'key' in who ? t(who.key) : who.name}</bdi>;
}
