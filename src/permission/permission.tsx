/** The reason for a permission, and the user's answer. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { Capabilities } from '../core/env/capabilities.ts';
import { t } from '../i18n/translate.ts';
import type { OptionalPermission } from '../messages.ts';
import { request } from '../ui/background.ts';
import { Icon } from '../ui/icon.tsx';
import { Outcome } from './outcome.tsx';
import { questionFor } from './questions.ts';

interface PermissionPageProps {
  permission: OptionalPermission;
  /** The tab with the failing page. */
  tabId: number | undefined;
  can: Capabilities;
  /** Granted before this document was reloaded. */
  granted?: boolean;
  /** Reloads the document after a grant, since only a new one has the API: see `management-proxy.ts`. */
  reload?: () => void;
}

/** «Allow» opens the browser's own prompt. */
export function PermissionPage({ permission, tabId, can, granted: grantedBefore = false, reload }: PermissionPageProps): VNode {
  const [granted, setGranted] = useState<boolean | undefined>(grantedBefore ? true : undefined);
  const { icon, title, why, use } = questionFor(permission, can);
  const settle = (answer: boolean): void => {
    setGranted(answer);
    if (answer && reload) reload();
    else void goBack(permission, answer, tabId);
  };
  useEffect(() => {
    if (grantedBefore) void goBack(permission, true, tabId);
  }, [grantedBefore, permission, tabId]);
  const allow = (): void => {
    // Nothing may be awaited before this call: the browser requires a user gesture.
    browser.permissions.request({ permissions: [permission] }).then(settle, () => settle(false));
  };
  return (
    <main class="page-column permission">
      <h1>
        <Icon name={icon} />
        {t(title)}
      </h1>
      <p class="page-lede">{t(why)}</p>
      <p class="page-lede">{t(use)}</p>
      {permission === 'management' && granted === undefined && <p class="page-lede">{t('permissionWarnExt')}</p>}
      {granted === undefined && (
        <div class="permission-buttons">
          <button class="button button-primary button-big" type="button" data-act="allow" onClick={allow}>
            {t('permissionAllow')}
          </button>
          <button class="button button-big" type="button" data-act="not-now" onClick={() => settle(false)}>
            {t('notNow')}
          </button>
        </div>
      )}
      <div role="status">
        {granted !== undefined && <Outcome permission={permission} granted={granted} hasPage={tabId !== undefined} can={can} />}
      </div>
    </main>
  );
}

/** Notifies the background, and activates the failing page's tab after a grant. */
const goBack = async (permission: OptionalPermission, granted: boolean, tabId: number | undefined): Promise<void> => {
  if (tabId === undefined) return;
  await request('permission-settled', { permission, granted, tabId }).catch(() => undefined);
  if (!granted) return;
  await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
};
