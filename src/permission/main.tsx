/** The page that requests a permission; a panel in a web page cannot. */
import { t } from '../i18n/translate.ts';
import { capabilitiesBy } from '../ui/capabilities.ts';
import { mount } from '../ui/mount.tsx';
import { lendManagement } from './management-proxy.ts';
import { PermissionPage } from './permission.tsx';
import { isAskable, questionFor } from './questions.ts';

const query = new URLSearchParams(location.search);
const permission = query.get('for') ?? '';
const tab = query.get('tab');

lendManagement();
if (isAskable(permission)) {
  const can = capabilitiesBy(location.protocol);
  const tabId = tab === null ? undefined : Number(tab);
  const reload = permission === 'management' ? () => location.replace(`${location.search}&granted`) : undefined;
  const page = (
    <PermissionPage can={can} permission={permission} granted={query.has('granted')} tabId={tabId} {...(reload ? { reload } : {})} />
  );
  mount(page, t(questionFor(permission, can).title));
}
