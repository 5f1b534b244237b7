/** The menu: hiding the panel, muting the site, help and settings. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/translate.ts';
import { ActionButton, PanelButton } from '../ui/buttons.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/message.tsx';

interface MenuProps {
  host: string;
  show(view: 'help' | 'evidence'): void;
  close(): void;
}

/** Arrow keys, Home and End move the focus; Tab and Escape close the menu. */
export function Menu({ host, show, close }: MenuProps): VNode {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => itemsOf(menu.current)[0]?.focus(), []);
  return (
    <div
      class="menu"
      role="menu"
      aria-label={t('menu')}
      ref={menu}
      onKeyDown={(event) => {
        if (event.key === 'Tab') close();
        else move(event, itemsOf(menu.current));
      }}
    >
      <ActionButton act="hide-hour" role="menuitem" tabIndex={-1}>
        <Icon name="clock" />
        {t('hideHour')}
      </ActionButton>
      <ActionButton act="mute-site" role="menuitem" tabIndex={-1}>
        <Icon name="never" />
        <span>
          <Message of="muteSite" values={{ host: <HostName host={host} /> }} />
        </span>
      </ActionButton>
      <hr />
      <PanelButton act="help" role="menuitem" tabIndex={-1} onPress={() => show('help')}>
        <Icon name="help" />
        {t('qaTitle')}
      </PanelButton>
      <PanelButton act="evidence" role="menuitem" tabIndex={-1} onPress={() => show('evidence')}>
        <Icon name="search" />
        {t('evidenceTitle')}
      </PanelButton>
      <ActionButton act="options" role="menuitem" tabIndex={-1}>
        <Icon name="settings" />
        {t('settings')}
      </ActionButton>
    </div>
  );
}

const itemsOf = (menu: HTMLElement | null): HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

const move = (event: KeyboardEvent, items: readonly HTMLElement[]): void => {
  const last = items.length - 1;
  const at = items.findIndex((item) => item === event.target);
  const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
};
