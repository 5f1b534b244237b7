/** The page that asks for a permission: no panel in a web page may. */
import { render } from 'preact';
import { direction, language, t } from '../i18n/messages.ts';
import { capabilitiesBy } from '../ui/capabilities.ts';
import { lendManagement } from './management-proxy.ts';
import { Ask } from './permission.tsx';
import { isAskable, questionFor } from './questions.ts';

const asked = new URLSearchParams(location.search);
const permission = asked.get('for') ?? '';
const tab = asked.get('tab');

lendManagement();
document.documentElement.lang = language();
document.documentElement.dir = direction();
if (isAskable(permission)) {
  const can = capabilitiesBy(location.protocol);
  document.title = t(questionFor(permission, can).title);
  const tabId = tab === null ? undefined : Number(tab);
  const startAnew = permission === 'management' ? () => location.replace(`${location.search}&granted`) : undefined;
  const ask = <Ask can={can} permission={permission} granted={asked.has('granted')} tabId={tabId} {...(startAnew ? { startAnew } : {})} />;
  render(ask, document.body);
}
