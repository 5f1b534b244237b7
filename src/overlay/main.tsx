/** Shows the panel in a failing page, keeps it up to date, and removes it as soon as the background requests it. */
import { render } from 'preact';
import type { Action } from '../core/state/actions.ts';
import type { PanelView } from '../core/view/view.ts';
import { Panel } from '../panel/panel.tsx';
import { onView, send } from './background-link.ts';
import { pageText } from './page-text.ts';
import { standIn } from './panel-host.ts';
import { watchUserActivity } from './user-activity.ts';

interface Globals {
  /** The document token: when the request of this document started. */
  comebackDocument?: number;
  comebackPanelFor?: number;
  /** Notifies the existing panel that this is the document of a newer response. */
  comebackFollow?: (startedAt: number) => void;
}
const globals = globalThis as Globals;

/** Without the token this is not the intended document; with the token of the existing panel there is nothing to do. */
if (globals.comebackDocument !== undefined && globals.comebackPanelFor !== globals.comebackDocument) {
  globals.comebackPanelFor = globals.comebackDocument;
  // After two loads in quick succession, the search for the first may have found the document of the second.
  if (globals.comebackFollow) globals.comebackFollow(globals.comebackDocument);
  else start(globals.comebackDocument);
}

function start(token: number): void {
  let startedAt = token;
  let view: PanelView | null = null;
  let first: PanelView | undefined;
  /** Counts the pushed views: one that arrives before the reply is newer than it. */
  let pushed = 0;
  let root: ShadowRoot | undefined;
  let leave: (() => void) | undefined;

  const choose = (action: Action): void => {
    void send('choose', { action }).then((answered) => {
      if (answered === undefined) show(null);
    });
  };
  const draw = (into: ShadowRoot): void => {
    root = into;
    if (view) render(<Panel announceOpen view={view} choose={choose} onDue={() => void send('due', {})} />, into);
  };
  const show = (next: PanelView | null): void => {
    view = next;
    if (!next) {
      leave?.();
      leave = undefined;
    } else if (leave && root) draw(root);
    else leave = standIn(draw, () => void send('panel-removed', { startedAt }));
  };
  const come = async (): Promise<void> => {
    const text = await pageText();
    const before = pushed;
    const came = await send('panel-ready', { startedAt, text });
    if (!came || pushed !== before) return;
    first ??= came;
    show(came);
  };
  const comeAgain = async ({ status, form }: PanelView): Promise<void> => {
    show((await send('panel-returned', { startedAt, status, form, text: await pageText() })) ?? null);
  };
  const awake = (): void => {
    if (document.visibilityState === 'visible') void send('due', {});
  };

  globals.comebackFollow = (newer) => {
    startedAt = newer;
    void come();
  };
  void come();
  onView((next, document) => {
    if (document !== startedAt) return;
    pushed += 1;
    if (next) first ??= next;
    show(next);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && first) void comeAgain(first);
  });
  document.addEventListener('visibilitychange', awake);
  addEventListener('online', awake);
  watchUserActivity((busy) => void send('busy', { startedAt, busy }));
  addEventListener('pagehide', () => void send('leaving', { startedAt }));
}
