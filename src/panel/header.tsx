/** The bar: whose panel this is, and how to be rid of it. */
import type { VNode } from 'preact';
import { say } from '../i18n/messages.ts';
import { Choose, Press } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';

interface MenuButtonProps {
  open: boolean;
  toggle(): void;
}

/** Mark, menu, make small, not now. */
export function Bar(menu: MenuButtonProps): VNode {
  return (
    <header class="bar">
      <span class="brand">
        <Icon name="mark" />
        <bdi>{say('extName')}</bdi>
      </span>
      <MenuButton {...menu} />
      <Choose act="collapse" class="icon" aria-label={say('makeSmall')}>
        <Icon name="minus" />
      </Choose>
      <Choose act="dismiss" class="icon" aria-label={say('notNow')}>
        <Icon name="close" />
      </Choose>
    </header>
  );
}

/** Opens and closes the menu. */
export function MenuButton({ open, toggle }: MenuButtonProps): VNode {
  return (
    <Press act="menu" class="icon" aria-haspopup="menu" aria-expanded={open} aria-label={say('menu')} press={toggle}>
      <Icon name="menu" />
    </Press>
  );
}
