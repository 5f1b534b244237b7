/** The checklist for owners. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ownerGuide, type OwnerChoice } from '../core/owner/owner-guide.ts';
import { t } from '../i18n/messages.ts';
import { OwnerChooser } from '../panel/owner/owner-chooser.tsx';
import { OwnerRows } from '../panel/owner/owner-rows.tsx';
import { Unguarded } from '../ui/buttons.tsx';

/** The checklist of the panel, for any server and system. */
export function ForOwners(): VNode {
  const [choice, choose] = useState<OwnerChoice>({});
  const guide = ownerGuide('unknown', [], choice);
  return (
    <Unguarded>
      <p class="page-lede">{t('helpOwnerLead')}</p>
      <div class="page-box">
        <OwnerChooser guide={guide} choose={choose} />
        <div class="steps">
          <OwnerRows guide={guide} address="" />
        </div>
      </div>
    </Unguarded>
  );
}
