/** The permissions with their reasons; optional ones can be granted and revoked. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import type { Capabilities } from '../core/env/capabilities.ts';
import { t, type KeyWithoutValues } from '../i18n/translate.ts';
import type { OptionalPermission } from '../messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useGranted } from './use-granted.ts';

/** Every permission with its reason. */
export function Permissions({ can }: { can: Capabilities }): VNode {
  return (
    <>
      <h2 class="page-heading">{t('optPermissions')}</h2>
      <div class="page-box">
        <Needed icon="network" name="permSites" why="permSitesHint" />
        <Needed icon="fresh" name={can.clearOneCache ? 'permData' : 'permCookies'} why="permDataHint" />
        <Optional
          permission="management"
          icon="extensions"
          name={can.switchExtensions ? 'permExt' : 'permExtSee'}
          off="permExtHint"
          on="optExtOn"
        />
        <Optional permission="notifications" icon="watch" name="permNotify" off="permNotifyHint" on="permNotifyOn" />
      </div>
    </>
  );
}

function Needed({ icon, name, why }: { icon: IconName; name: KeyWithoutValues; why: KeyWithoutValues }): VNode {
  return (
    <div class="setting">
      <Icon name={icon} />
      <div>
        {t(name)}
        <small>{t(why)}</small>
      </div>
      <span class="setting-fixed">{t('needed')}</span>
    </div>
  );
}

interface OptionalProps {
  permission: OptionalPermission;
  icon: IconName;
  name: KeyWithoutValues;
  off: KeyWithoutValues;
  on: KeyWithoutValues;
}

function Optional({ permission, icon, name, off, on }: OptionalProps): VNode {
  const granted = useGranted(permission);
  const change = (): void => {
    // Must run directly in the click handler, else the browser rejects the request.
    const asked = granted
      ? browser.permissions.remove({ permissions: [permission] })
      : browser.permissions.request({ permissions: [permission] });
    void asked.catch(() => false);
  };
  return (
    <div class="setting" data-permission={permission} data-granted={String(granted ?? false)}>
      <Icon name={icon} />
      <div>
        {t(name)}
        <small>{t(granted ? on : off)}</small>
      </div>
      <button
        class="button"
        type="button"
        data-act={granted ? 'give-back' : 'grant'}
        aria-label={`${t(granted ? 'remove' : 'allow')} ${t(name)}`}
        onClick={change}
      >
        {t(granted ? 'remove' : 'allow')}
      </button>
    </div>
  );
}
