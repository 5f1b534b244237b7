/** The tab «This page»: the panel, or notes about a page that is fine. */
import type { VNode } from 'preact';
import type { Action } from '../core/state/actions.ts';
import type { PageNote, PanelView } from '../core/view/view.ts';
import { Panel } from '../panel/panel.tsx';
import { send } from '../ui/background.ts';
import { FinePage } from './fine-page.tsx';

interface PageTabProps {
  /** Null: the page of this tab does not fail. */
  panel: PanelView | null;
  note: PageNote;
  tabId: number | undefined;
}

/** The panel has no header here; the popup has one. */
export function PageTab({ panel, note, tabId }: PageTabProps): VNode {
  const choose = (action: Action): void => send('choose', { action, ...(tabId === undefined ? {} : { tabId }) });
  return (
    <div class="popup-main" role="tabpanel" id="shown" aria-labelledby="tab-page">
      {panel ? (
        <Panel view={panel} choose={choose} surface="popup" onDue={() => send('due', {})} announceOpen />
      ) : (
        <FinePage note={note} choose={choose} />
      )}
    </div>
  );
}
