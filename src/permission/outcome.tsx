/** Shown after the user's decision. */
import type { VNode } from 'preact';
import type { Capabilities } from '../core/env/capabilities.ts';
import { t } from '../i18n/translate.ts';
import type { OptionalPermission } from '../messages.ts';
import { AddonsPagePath } from '../panel/extension-test/addons-page-path.tsx';
import { extensionPages } from '../panel/extension-test/extension-pages.ts';
import { Unguarded } from '../ui/buttons.tsx';
import { Command } from '../ui/command.tsx';
import { questionFor } from './questions.ts';

interface OutcomeProps {
  permission: OptionalPermission;
  granted: boolean;
  hasPage: boolean;
  can: Capabilities;
}

/** A confirmation, or what works without the permission. */
export function Outcome({ permission, granted, hasPage, can }: OutcomeProps): VNode {
  if (granted) return <p class="note note-green">{t(hasPage ? 'permissionYes' : 'permissionYesPlain')}</p>;
  return (
    <>
      <p class="note">{t(questionFor(permission, can).without)}</p>
      {permission === 'management' && (can.switchExtensions ? <ExtensionsPageAddress /> : <AddonsPage />)}
    </>
  );
}

function AddonsPage(): VNode {
  return (
    <p class="page-lede">
      <AddonsPagePath />
    </p>
  );
}

function ExtensionsPageAddress(): VNode {
  return (
    <Unguarded>
      <Command text={extensionPages['not-allowed']} />
    </Unguarded>
  );
}
