/** The tab «This page»: the panel, or notes about a page that is fine. */
import type { VNode } from 'preact';
import type { PastIncident } from '../core/history/history.ts';
import type { PageNote } from '../core/view/view.ts';
import { Panel } from '../panel/panel.tsx';
import { FinePage } from './fine-page.tsx';
import type { PageView } from './use-view.ts';

interface PageTabProps {
  page: PageView;
  note: PageNote;
  justBack: PastIncident | null;
}

/** The panel has no header here; the popup has one. */
export function PageTab({ page: { view, choose, due }, ...fine }: PageTabProps): VNode {
  return (
    <div class="popup-main" role="tabpanel" id="shown" aria-labelledby="tab-page">
      {view ? <Panel view={view} choose={choose} surface="popup" onDue={due} announceOpen /> : <FinePage {...fine} choose={choose} />}
    </div>
  );
}
