/** The owner view («I run this site»): where to start, and the commands for it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ownerGuide, type OwnerChoice } from '../../core/owner/owner-guide.ts';
import { ownerLead, reasonGiven } from '../../core/owner/owner-lead.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { gatewayName } from '../evidence/gateway-names.ts';
import { OwnerChooser } from './owner-chooser.tsx';
import { OwnerRow, OwnerRows } from './owner-rows.tsx';
import { leadWords } from './owner-words.ts';
import { reportText } from './report-text.ts';

/** The commands fit the detected gateway; the owner can correct the guess. */
export function OwnerView({ view }: { view: PanelView }): VNode {
  const [choice, choose] = useState<OwnerChoice>({});
  const { diagnosis, status, address } = view;
  const guide = ownerGuide(diagnosis.gateway, diagnosis.relays, choice);
  const reason = reasonGiven(diagnosis);
  return (
    <>
      <p class="panel-why">{leadWords(ownerLead(diagnosis, status), gatewayName(diagnosis.gateway) ?? '')}</p>
      {reason !== undefined && <p class="panel-why">{reason}</p>}
      <OwnerChooser guide={guide} choose={choose} />
      <div class="steps">
        <OwnerRows guide={guide} address={address} />
        <OwnerRow mark="form" title={t('ownerReport')}>
          <pre class="owner-report" dir="ltr">
            {reportText(view)}
          </pre>
        </OwnerRow>
      </div>
      <ActionButton act="guide" class="link-button">
        {t('ownerGuide')}
      </ActionButton>
    </>
  );
}
