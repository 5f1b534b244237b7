/** The panel: a view in, actions out. It depends neither on the page nor on the browser around it. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Action } from '../core/state/actions.ts';
import type { PanelView } from '../core/view/view.ts';
import { direction, language } from '../i18n/translate.ts';
import { ActionsContext } from '../ui/buttons.tsx';
import type { ClickGuard } from '../ui/click-guard.ts';
import { ExtensionsDock, offBecauseOfUs } from './extension-test/extensions-dock.tsx';
import { Footer } from './footer.tsx';
import { Header, MenuButton, type MenuButtonProps } from './header.tsx';
import { titleId } from './headline-text.tsx';
import { LiveRegion } from './live-region.tsx';
import { MainView } from './main-view.tsx';
import { Menu } from './menu.tsx';
import { OwnerDock } from './owner/owner-dock.tsx';
import { Pill } from './pill.tsx';
import { SubViewContent } from './sub-views.tsx';
import { useCountdown, type Countdown } from './use-countdown.ts';
import { useKeys } from './use-keys.ts';
import { useLayoutShiftGuard } from './use-layout-shift-guard.ts';
import { useSizeFocus } from './use-size-focus.ts';
import { useSubView, type SubViewState } from './use-sub-view.ts';

export interface PanelProps {
  view: PanelView;
  choose(action: Action): void;
  surface?: 'docked' | 'popup';
  now?(): number;
  /** Called when the countdown reaches zero, once for each due time. */
  onDue?(): void;
  announceOpen?: boolean;
  /** Decides which clicks count; the default is what a failing page needs. */
  guard?: ClickGuard;
}

/** The whole panel in its one outermost element. */
export function Panel({
  view,
  choose,
  surface = 'docked',
  now = Date.now,
  onDue = () => {},
  announceOpen = false,
  guard: given,
}: PanelProps): VNode {
  const section = useRef<HTMLElement>(null);
  const guard = useLayoutShiftGuard(section, given);
  const countdown = useCountdown(view.retry, now, onDue);
  const [menuOpen, setMenuOpen] = useState(false);
  const subViews = useSubView(section, view.extensions);
  const docked = surface === 'docked';
  const small = view.small && docked;
  const keepFocus = useSizeFocus(section, small);
  const closeMenu = (): void => {
    setMenuOpen(false);
    section.current?.querySelector<HTMLElement>('[data-act=menu]')?.focus();
  };
  const keys = useKeys({
    menuOpen,
    inSubView: subViews.subView !== undefined && !small,
    closeMenu,
    leaveSubView: subViews.back,
    ...(docked ? { collapse: () => small || choose('collapse') } : {}),
  });
  useLayoutEffect(() => guard.moved(), [small, guard]);
  const menuButton = { open: menuOpen, toggle: () => setMenuOpen(!menuOpen) };
  const onAction = (action: Action): void => {
    keepFocus(action);
    setMenuOpen(false);
    choose(action);
  };
  const shown = { view, countdown, now: now() };
  return (
    <section
      ref={section}
      {...attributesOf(view)}
      {...(small ? { 'data-size': 'pill' } : {})}
      {...(docked ? {} : { 'data-place': surface })}
      onPointerDown={({ target }) => {
        if (menuOpen && !(target as Element).closest('[role=menu], [data-act=menu]')) setMenuOpen(false);
      }}
      {...keys}
    >
      <ActionsContext.Provider value={{ choose: onAction, guard }}>
        {small ? (
          <Pill {...shown} />
        ) : (
          <Content {...shown} clock={now} docked={docked} subViews={subViews} menuButton={menuButton} closeMenu={closeMenu} />
        )}
        <LiveRegion {...shown} announceOpen={announceOpen} />
      </ActionsContext.Provider>
    </section>
  );
}

/** The attributes that tests and external checks read, and the region's semantics. */
const attributesOf = ({ status, diagnosis, phase }: PanelView) =>
  ({
    'data-panel': true,
    'data-status': String(status),
    'data-gateway': diagnosis.gateway,
    'data-fault': diagnosis.fault,
    'data-phase': phase,
    lang: language(),
    dir: direction(),
    role: 'region',
    'aria-labelledby': titleId,
  }) as const;

interface ContentProps {
  view: PanelView;
  countdown: Countdown;
  now: number;
  clock(): number;
  docked: boolean;
  subViews: SubViewState;
  menuButton: MenuButtonProps;
  closeMenu(): void;
}

/** The panel at full size; without a header, the menu button is in the footer. */
function Content({ docked, clock, subViews, menuButton, closeMenu, ...shown }: ContentProps): VNode {
  const { view, now } = shown;
  const { subView, show, back } = subViews;
  const menuOpen = menuButton.open;
  return (
    <>
      {docked && <Header {...menuButton} />}
      <div class="panel-body" inert={menuOpen} {...(subView === 'owner' ? { 'data-step': 'owner', 'data-result': 'running' } : {})}>
        {subView === undefined ? (
          <MainView {...shown} clock={clock} showTest={() => show('extensions')} />
        ) : (
          <SubViewContent {...shown} subView={subView} back={back} />
        )}
      </div>
      {menuOpen && <Menu host={view.host} show={(to) => (menuButton.toggle(), show(to))} close={closeMenu} />}
      <div class="panel-end" inert={menuOpen && docked}>
        <End view={view} now={now} subViews={subViews}>
          {!docked && <MenuButton {...menuButton} />}
        </End>
      </div>
    </>
  );
}

interface EndProps {
  view: PanelView;
  now: number;
  subViews: SubViewState;
  children: ComponentChildren;
}

/** The dock for disabled extensions replaces the footer in every view. */
function End({ view, now, subViews: { subView, show, back }, children }: EndProps): VNode {
  if (offBecauseOfUs(view) > 0) return <ExtensionsDock view={view} now={now} />;
  if (subView === 'owner') return <OwnerDock view={view} back={back} />;
  return (
    <Footer view={view} showOwner={() => show('owner')}>
      {children}
    </Footer>
  );
}
