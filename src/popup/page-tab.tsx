/** This page: the same panel as on a broken page, or that nothing is wrong. */
import type { VNode } from 'preact';
import { Panel } from '../panel/panel.tsx';
import { say } from '../sentences.ts';
import { FineDrawing } from './fine-drawing.tsx';
import type { PageView } from './use-view.ts';

/** The panel without a bar; the popup is its frame. */
export function PageTab({ page: { view, choose, due } }: { page: PageView }): VNode {
  return (
    <div class="main" role="tabpanel" id="shown" aria-labelledby="tab-page">
      {view ? (
        <Panel view={view} choose={choose} place="popup" onDue={due} announceOpen />
      ) : (
        <div class="empty">
          <FineDrawing />
          <h2>{say('pageFine')}</h2>
          <p>{say('popupNoIncident')}</p>
        </div>
      )}
    </div>
  );
}
