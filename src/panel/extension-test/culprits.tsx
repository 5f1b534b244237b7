/** The extension test's result, and what the user can do about it. */
import type { VNode } from 'preact';
import type { ExtensionsView } from '../../core/view/view.ts';
import { t, tPlural } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { extensionNames } from './extension-list.tsx';

/** The culprits, and the two ways to go on. */
export function Culprits({ test: { culprits, refused } }: { test: Extract<ExtensionsView, { kind: 'found' }> }): VNode {
  return (
    <>
      <div class="note note-amber">
        <Icon name="alert" />
        <div>
          <b>{t(culprits.length === 1 ? 'extFoundOne' : 'extFoundMany', { name: extensionNames(culprits) })}</b>
          <small>{tPlural('extProved', culprits.length)}</small>
        </div>
      </div>
      <p class="panel-why">{t(refused ? 'extRefused' : 'extFoundHint')}</p>
      <div class="button-row">
        <ActionButton act="leave-off" class="button button-primary">
          {tPlural('extLeaveOff', culprits.length)}
        </ActionButton>
        <ActionButton act="keep-on" class="button">
          {tPlural('extKeepOn', culprits.length)}
        </ActionButton>
      </div>
    </>
  );
}
