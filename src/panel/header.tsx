/** The bar: whose panel this is, and how to be rid of it. */
import type { VNode } from 'preact';
import { t } from '../i18n/messages.ts';
import { ActionButton, Press } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';

export interface MenuButtonProps {
  open: boolean;
  toggle(): void;
}

/** Mark, menu, make small, not now. */
export function Header(menu: MenuButtonProps): VNode {
  return (
    <header class="header">
      <span class="brand">
        <Icon name="mark" />
        <bdi>{t('extName')}</bdi>
      </span>
      <MenuButton {...menu} />
      <ActionButton act="collapse" class="icon-button" aria-label={t('makeSmall')}>
        <Icon name="minus" />
      </ActionButton>
      <ActionButton act="dismiss" class="icon-button" aria-label={t('notNow')}>
        <Icon name="close" />
      </ActionButton>
    </header>
  );
}

/** Opens and closes the menu. */
export function MenuButton({ open, toggle }: MenuButtonProps): VNode {
  return (
    <Press act="menu" class="icon-button" aria-haspopup="menu" aria-expanded={open} aria-label={t('menu')} press={toggle}>
      <Icon name="menu" />
    </Press>
  );
}
