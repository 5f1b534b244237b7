/** The sub-views: the title and body of each. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import type { KeyWithoutValues } from '../i18n/messages.ts';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { ExtensionsView, testTitle } from './extension-test/extensions-view.tsx';
import { HelpView } from './help-view.tsx';
import { OwnerView } from './owner/owner-view.tsx';
import { RetryStrip } from './retry-strip.tsx';
import { SubViewHeader } from './sub-view-header.tsx';
import type { Countdown } from './use-countdown.ts';
import type { SubView } from './use-sub-view.ts';

interface SubViewProps {
  view: PanelView;
  countdown: Countdown;
  now: number;
}

/** A sub-view in place of the main view. */
export function SubViewContent({ subView, back, ...shown }: SubViewProps & { subView: SubView; back(): void }): VNode {
  const { title, Body } = subViews[subView];
  return (
    <>
      <SubViewHeader title={title(shown.view)} back={back} />
      <Body {...shown} />
    </>
  );
}

const subViews: Readonly<Record<SubView, { title(view: PanelView): KeyWithoutValues; Body(props: SubViewProps): VNode | null }>> = {
  help: { title: () => 'qaTitle', Body: () => <HelpView /> },
  evidence: { title: () => 'evidenceTitle', Body: ({ view }) => <EvidenceView diagnosis={view.diagnosis} /> },
  owner: { title: () => 'ownerTitle', Body: ({ view }) => <OwnerView view={view} /> },
  extensions: { title: ({ extensions }) => testTitle(extensions), Body: Extensions },
};

/** The strip stays visible: the site may recover during the test. */
function Extensions({ view, countdown, now }: SubViewProps): VNode | null {
  if (!view.extensions) return null;
  return (
    <>
      {view.phase !== 'back' && <RetryStrip view={view} countdown={countdown} now={now} />}
      <ExtensionsView view={view} test={view.extensions} />
    </>
  );
}
