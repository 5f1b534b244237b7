/** The footer: the button for the site's owner, and the status, gateway and time of the failure. */
import type { ComponentChildren, VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { clockTime } from '../i18n/format.ts';
import { t } from '../i18n/messages.ts';
import { PanelButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';
import { gatewayName } from './evidence/gateway-names.ts';
import { resultOf } from './steps/step-state.tsx';

interface FooterProps {
  view: PanelView;
  showOwner(): void;
  children?: ComponentChildren;
}

/** The owner step and one line of facts. */
export function Footer({ view, showOwner, children }: FooterProps): VNode {
  const facts = [String(view.status), gatewayName(view.diagnosis.gateway), clockTime(view.since)].filter((fact) => fact !== undefined);
  return (
    <footer class="footer" data-step="owner" data-result={resultOf(view, 'owner')}>
      {children}
      <PanelButton act="owner" class="button button-quiet" onPress={showOwner}>
        <Icon name="tool" />
        {t('ownerLink')}
      </PanelButton>
      <span class="footer-facts">
        <bdi>{facts.join(' · ')}</bdi>
      </span>
    </footer>
  );
}
