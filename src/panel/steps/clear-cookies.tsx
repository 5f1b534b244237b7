/** The clear-cookies step: what is deleted and what is kept stands above the button. */
import type { ComponentChildren, VNode } from 'preact';
import type { StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t, tPlural } from '../../i18n/translate.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { HostName } from '../../ui/host-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Message } from '../../ui/message.tsx';

/** Two lists and one button. */
export function ClearCookiesControl({ view, result, button }: { view: PanelView; result: StepResult; button: string }): VNode {
  if (result === 'not-possible') return <p>{t('cookiesNo')}</p>;
  const { cookies, canClearSiteData, host } = view;
  return (
    <>
      <div class="ledger">
        <List kind="goes">
          {cookies ? <Cookies {...cookies} /> : <li>{t('goesCookiesAll')}</li>}
          {canClearSiteData && (
            <li>
              <Message of="goesDataAt" values={{ host: <HostName host={host} /> }} />
              <small>{t('goesDataHint')}</small>
            </li>
          )}
        </List>
        <List kind="stays">
          {!canClearSiteData && (
            <li>
              <Message of="goesDataAt" values={{ host: <HostName host={host} /> }} />
              <small>{t('staysDataWhy')}</small>
            </li>
          )}
          <li>{t('staysSubdomains')}</li>
          {cookies?.store === 'container' && <li>{t('staysContainers')}</li>}
          {cookies?.store === 'private' && <li>{t('staysWindows')}</li>}
          <li>{t('staysPasswords')}</li>
          <li>{t('staysSites')}</li>
        </List>
      </div>
      <div class="button-row">
        <ActionButton act="clear-cookies" class={button} {...(result === 'running' ? { 'aria-busy': 'true' } : {})}>
          {t('clearDo')}
        </ActionButton>
      </div>
      {cookies?.count !== 0 && <p>{t('undoHint')}</p>}
    </>
  );
}

function Cookies({ site, count, subdomains }: NonNullable<PanelView['cookies']>): VNode {
  return (
    <li>
      {count === 0 ? t('goesNoCookies') : tPlural('goesCookies', count)}{' '}
      <small>
        <Message of={subdomains > 0 ? 'goesCookiesBelow' : 'goesCookiesOf'} values={{ site: <HostName host={site} /> }} />
        {count > 0 && ` ${t('goesSignOut')}`}
      </small>
    </li>
  );
}

function List({ kind, children }: { kind: 'goes' | 'stays'; children: ComponentChildren }): VNode {
  return (
    <div class={kind === 'goes' ? 'ledger-goes' : 'ledger-stays'}>
      <h4>
        <Icon name={kind === 'goes' ? 'dash' : 'check'} />
        {t(kind === 'goes' ? 'goes' : 'stays')}
      </h4>
      <ul>{children}</ul>
    </div>
  );
}
