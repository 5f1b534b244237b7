/** The guided panel: a view in, choices out; it knows neither the page nor the browser it stands in. */
import type { Action } from '../core/state/actions.ts';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelView } from '../core/view/view.ts';
import { direction, language } from '../i18n/messages.ts';
import { Header, MenuButton } from './header.tsx';
import { ActionsContext } from '../ui/buttons.tsx';
import type { ClickGuard } from '../ui/click-guard.ts';
import { SubViewHeader } from './sub-view-header.tsx';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { ExtensionsDock, offBecauseOfUs } from './extension-test/extensions-dock.tsx';
import { ExtensionsView, testTitle } from './extension-test/extensions-view.tsx';
import { Footer } from './footer.tsx';
import { titleId } from './headline-text.tsx';
import { HelpView } from './help-view.tsx';
import { LiveRegion } from './live-region.tsx';
import { MainView } from './main-view.tsx';
import { Menu } from './menu.tsx';
import { OwnerDock } from './owner/owner-dock.tsx';
import { OwnerView } from './owner/owner-view.tsx';
import { Pill } from './pill.tsx';
import { RetryStrip } from './retry-strip.tsx';
import { useCountdown } from './use-countdown.ts';
import { useKeys } from './use-keys.ts';
import { useSizeFocus } from './use-size-focus.ts';
import { useLayoutShiftGuard } from './use-layout-shift-guard.ts';
import { useSubView } from './use-sub-view.ts';

export interface PanelProps {
  view: PanelView;
  choose(act: Action): void;
  surface?: 'docked' | 'popup' | 'page';
  now?(): number;
  /** The countdown reached zero; told once for each time that was due. */
  onDue?(): void;
  announceOpen?: boolean;
  /** Decides which clicks count; the default is what a broken page needs. */
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
  const { subView, show, back } = useSubView(section, view.extensions);
  const small = view.small && surface === 'docked';
  const sized = useSizeFocus(section, small);
  const closeMenu = (): void => {
    setMenuOpen(false);
    section.current?.querySelector<HTMLElement>('[data-act=menu]')?.focus();
  };
  const keys = useKeys({
    menuOpen,
    inSubView: subView !== undefined && !small,
    closeMenu,
    leaveSubView: back,
    ...(surface === 'docked' ? { collapse: () => small || choose('collapse') } : {}),
  });
  useLayoutEffect(() => guard.moved(), [small, guard]);
  const at = now();
  const menuButton = { open: menuOpen, toggle: () => setMenuOpen(!menuOpen) };
  const chosen = (act: Action): void => {
    sized(act);
    setMenuOpen(false);
    choose(act);
  };
  return (
    <section
      ref={section}
      data-panel
      data-status={String(view.status)}
      data-gateway={view.diagnosis.gateway}
      data-fault={view.diagnosis.fault}
      data-phase={view.phase}
      {...(small ? { 'data-size': 'pill' } : {})}
      {...(surface === 'docked' ? {} : { 'data-place': surface })}
      lang={language()}
      dir={direction()}
      role="region"
      aria-labelledby={titleId}
      onPointerDown={({ target }) => {
        if (menuOpen && !(target as Element).closest('[role=menu], [data-act=menu]')) setMenuOpen(false);
      }}
      {...keys}
    >
      <ActionsContext.Provider value={{ choose: chosen, guard }}>
        {small ? (
          <Pill view={view} countdown={countdown} now={at} />
        ) : (
          <>
            {surface === 'docked' && <Header {...menuButton} />}
            <div class="panel-body" inert={menuOpen} {...(subView === 'owner' ? { 'data-step': 'owner', 'data-result': 'running' } : {})}>
              {subView === undefined && (
                <MainView view={view} countdown={countdown} now={at} clock={now} showTest={() => show('extensions')} />
              )}
              {subView === 'help' && <SubViewHeader title="qaTitle" back={back} />}
              {subView === 'help' && <HelpView />}
              {subView === 'evidence' && <SubViewHeader title="evidenceTitle" back={back} />}
              {subView === 'evidence' && <EvidenceView diagnosis={view.diagnosis} />}
              {subView === 'owner' && <SubViewHeader title="ownerTitle" back={back} />}
              {subView === 'owner' && <OwnerView view={view} />}
              {subView === 'extensions' && view.extensions && (
                <>
                  <SubViewHeader title={testTitle(view.extensions)} back={back} />
                  {view.phase !== 'back' && <RetryStrip view={view} countdown={countdown} now={at} />}
                  <ExtensionsView view={view} test={view.extensions} />
                </>
              )}
            </div>
            {menuOpen && <Menu host={view.host} show={(to) => (setMenuOpen(false), show(to))} close={closeMenu} />}
            <div class="panel-end" inert={menuOpen && surface === 'docked'}>
              {offBecauseOfUs(view) > 0 ? (
                <ExtensionsDock view={view} now={at} />
              ) : subView === 'owner' ? (
                <OwnerDock view={view} back={back} />
              ) : (
                <Footer view={view} showOwner={() => show('owner')}>
                  {surface !== 'docked' && <MenuButton {...menuButton} />}
                </Footer>
              )}
            </div>
          </>
        )}
        <LiveRegion view={view} countdown={countdown} now={at} announceOpen={announceOpen} />
      </ActionsContext.Provider>
    </section>
  );
}
