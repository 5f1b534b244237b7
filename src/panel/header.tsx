/** The header: product name, menu, minimize, dismiss. */
import type { VNode } from 'preact';
import { t } from '../i18n/translate.ts';
import { ActionButton, PanelButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';

export interface MenuButtonProps {
  open: boolean;
  toggle(): void;
}

/** The header of a docked panel. */
export function Header(menu: MenuButtonProps): VNode {
  return (
    <header class="header">
      <span class="brand">
        <Icon name="mark" />
        <bdi>{t('extName')}</bdi>
      </span>
      <MenuButton {...menu} />
      <ActionButton act="collapse" class="icon-button" aria-label={t('minimize')}>
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
    <PanelButton act="menu" class="icon-button" aria-haspopup="menu" aria-expanded={open} aria-label={t('menu')} onPress={toggle}>
      <Icon name="menu" />
    </PanelButton>
  );
}
