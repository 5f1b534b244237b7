/** This page: the same panel as on a broken page, or that it is back, or that nothing is wrong. */
import type { VNode } from 'preact';
import { Panel } from '../panel/panel.tsx';
import type { PastIncident } from '../core/history.ts';
import { say, sayCount } from '../sentences.ts';
import { backWords } from './outcome-words.ts';
import { FineDrawing } from './fine-drawing.tsx';
import type { PageView } from './use-view.ts';

/** The panel without a bar; the popup is its frame. */
export function PageTab({ page: { view, choose, due }, justBack }: { page: PageView; justBack: PastIncident | null }): VNode {
  return (
    <div class="main" role="tabpanel" id="shown" aria-labelledby="tab-page">
      {view ? (
        <Panel view={view} choose={choose} place="popup" onDue={due} announceOpen />
      ) : (
        <div class="empty">
          <FineDrawing />
          {justBack ? <JustBack incident={justBack} /> : <Fine />}
        </div>
      )}
    </div>
  );
}

function JustBack({ incident }: { incident: PastIncident }): VNode {
  const { title, detail } = backWords(incident);
  return (
    <>
      <h2 data-back>{title}</h2>
      <p>{detail}</p>
      <p class="small">{sayCount('tries', incident.tries)}</p>
    </>
  );
}

function Fine(): VNode {
  return (
    <>
      <h2>{say('pageFine')}</h2>
      <p>{say('popupNoIncident')}</p>
    </>
  );
}
