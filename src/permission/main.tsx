/** The page that requests a permission; a panel in a web page cannot. */
import { t } from '../i18n/messages.ts';
import { capabilitiesBy } from '../ui/capabilities.ts';
import { mount } from '../ui/mount.tsx';
import { lendManagement } from './management-proxy.ts';
import { PermissionPage } from './permission.tsx';
import { isAskable, questionFor } from './questions.ts';

const asked = new URLSearchParams(location.search);
const permission = asked.get('for') ?? '';
const tab = asked.get('tab');

lendManagement();
if (isAskable(permission)) {
  const can = capabilitiesBy(location.protocol);
  const tabId = tab === null ? undefined : Number(tab);
  const reload = permission === 'management' ? () => location.replace(`${location.search}&granted`) : undefined;
  const ask = (
    <PermissionPage can={can} permission={permission} granted={asked.has('granted')} tabId={tabId} {...(reload ? { reload } : {})} />
  );
  mount(ask, t(questionFor(permission, can).title));
}
