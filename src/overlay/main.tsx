/** Puts the panel into a broken page and keeps it true; gone as soon as nothing is wrong. */
import { render } from 'preact';
import type { Action } from '../core/state/actions.ts';
import type { PanelView } from '../core/view/view.ts';
import { Panel } from '../panel/panel.tsx';
import { send, onView } from './background-link.ts';
import { standIn } from './host.ts';
import { pageText } from './page-text.ts';
import { watchUserActivity } from './user-activity.ts';

interface Marks {
  comebackDocument?: number;
  comebackPanelFor?: number;
  /** Tells the panel that is here already that this is the document of a newer answer. */
  comebackFollow?: (startedAt: number) => void;
}
const marks = globalThis as Marks;

/** Without the ticket this is another document than the one that was asked for; with the same one we are here already. */
if (marks.comebackDocument !== undefined && marks.comebackPanelFor !== marks.comebackDocument) {
  marks.comebackPanelFor = marks.comebackDocument;
  // Two loads of one page shortly after each other: the search for the first may have found the document of the second.
  if (marks.comebackFollow) marks.comebackFollow(marks.comebackDocument);
  else start(marks.comebackDocument);
}

function start(token: number): void {
  let startedAt = token;
  let view: PanelView | null = null;
  let first: PanelView | undefined;
  let isKnown = false;
  let root: ShadowRoot | undefined;
  let leave: (() => void) | undefined;

  const choose = (act: Action): void => {
    void send({ type: 'choose', act }).then((answered) => {
      if (answered === undefined) show(null);
    });
  };
  const draw = (into: ShadowRoot): void => {
    root = into;
    if (view) render(<Panel announceOpen view={view} choose={choose} onDue={() => void send({ type: 'due' })} />, into);
  };
  const show = (next: PanelView | null): void => {
    view = next;
    if (!next) {
      leave?.();
      leave = undefined;
    } else if (leave && root) draw(root);
    else leave = standIn(draw, () => void send({ type: 'removed' }));
  };
  const come = async (): Promise<void> => {
    const came = await send({ type: 'view', startedAt, text: await pageText() });
    isKnown = true;
    if (!came) return;
    first ??= came;
    show(came);
  };
  const comeAgain = async ({ status, form }: PanelView): Promise<void> => {
    show((await send({ type: 'returned', startedAt, status, form, text: await pageText() })) ?? null);
  };
  const awake = (): void => {
    if (document.visibilityState === 'visible') void send({ type: 'awake' });
  };

  marks.comebackFollow = (newer) => {
    startedAt = newer;
    void come();
  };
  void come();
  // Until we have said that we are here, what is told is of a page still being found out about.
  onView((next) => {
    if (isKnown) show(next);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && first) void comeAgain(first);
  });
  document.addEventListener('visibilitychange', awake);
  addEventListener('online', awake);
  watchUserActivity((busy) => void send({ type: 'busy', startedAt, busy }));
  addEventListener('pagehide', () => void send({ type: 'leaving', startedAt }));
}
