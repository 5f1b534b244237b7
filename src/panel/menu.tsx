/** More choices: being left alone, and reading more. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../i18n/messages.ts';
import { Choose, Press } from '../ui/buttons.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sentence } from '../ui/sentence.tsx';

interface MenuProps {
  host: string;
  show(view: 'help' | 'evidence'): void;
  close(): void;
}

/** The menu; arrows, Home and End move in it, Tab and Escape leave it. */
export function Menu({ host, show, close }: MenuProps): VNode {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => itemsOf(menu.current)[0]?.focus(), []);
  return (
    <div
      class="menu"
      role="menu"
      aria-label={say('menu')}
      ref={menu}
      onKeyDown={(event) => {
        if (event.key === 'Tab') close();
        else move(event, itemsOf(menu.current));
      }}
    >
      <Choose act="hide-hour" role="menuitem" tabIndex={-1}>
        <Icon name="clock" />
        {say('hideHour')}
      </Choose>
      <Choose act="mute-site" role="menuitem" tabIndex={-1}>
        <Icon name="never" />
        <span>
          <Sentence of="muteSite" values={{ host: <HostName host={host} /> }} />
        </span>
      </Choose>
      <hr />
      <Press act="help" role="menuitem" tabIndex={-1} press={() => show('help')}>
        <Icon name="help" />
        {say('qaTitle')}
      </Press>
      <Press act="evidence" role="menuitem" tabIndex={-1} press={() => show('evidence')}>
        <Icon name="search" />
        {say('evidenceTitle')}
      </Press>
      <Choose act="options" role="menuitem" tabIndex={-1}>
        <Icon name="settings" />
        {say('settings')}
      </Choose>
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
