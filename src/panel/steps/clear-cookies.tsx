/** Clearing cookies and saved data: what goes and what stays is read before the button. */
import type { ComponentChildren, VNode } from 'preact';
import type { StepResult } from '../../core/incident/steps.ts';
import type { PanelView } from '../../core/view/view.ts';
import { say, sayCount } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';
import { HostName } from '../../ui/host-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sentence } from '../../ui/sentence.tsx';

/** The two lists, as they were counted, and the one control. */
export function CookiesDo({ view, result, button }: { view: PanelView; result: StepResult; button: string }): VNode {
  if (result === 'not-possible') return <p>{say('cookiesNo')}</p>;
  const { cookies, dataGoes, host } = view;
  return (
    <>
      <div class="ledger">
        <List kind="goes">
          {cookies ? <Cookies {...cookies} /> : <li>{say('goesCookiesAll')}</li>}
          {dataGoes && (
            <li>
              <Sentence of="goesDataAt" values={{ host: <HostName host={host} /> }} />
              <small>{say('goesDataHint')}</small>
            </li>
          )}
        </List>
        <List kind="stays">
          {!dataGoes && (
            <li>
              <Sentence of="goesDataAt" values={{ host: <HostName host={host} /> }} />
              <small>{say('staysDataWhy')}</small>
            </li>
          )}
          <li>{say('staysSubdomains')}</li>
          {cookies?.store === 'container' && <li>{say('staysContainers')}</li>}
          {cookies?.store === 'private' && <li>{say('staysWindows')}</li>}
          <li>{say('staysPasswords')}</li>
          <li>{say('staysSites')}</li>
        </List>
      </div>
      <div class="actions">
        <Choose act="clear-cookies" class={button} {...(result === 'running' ? { 'aria-busy': 'true' } : {})}>
          {say('clearDo')}
        </Choose>
      </div>
      {cookies?.count !== 0 && <p>{say('undoHint')}</p>}
    </>
  );
}

function Cookies({ site, count, subdomains }: NonNullable<PanelView['cookies']>): VNode {
  return (
    <li>
      {count === 0 ? say('goesNoCookies') : sayCount('goesCookies', count)}{' '}
      <small>
        <Sentence of={subdomains > 0 ? 'goesCookiesBelow' : 'goesCookiesOf'} values={{ site: <HostName host={site} /> }} />
        {count > 0 && ` ${say('goesSignOut')}`}
      </small>
    </li>
  );
}

function List({ kind, children }: { kind: 'goes' | 'stays'; children: ComponentChildren }): VNode {
  return (
    <div class={kind}>
      <h4>
        <Icon name={kind === 'goes' ? 'dash' : 'check'} />
        {say(kind)}
      </h4>
      <ul>{children}</ul>
    </div>
  );
}
