/** The views inside the panel: each has a title with the way back, and a body. */
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

/** One view in place of the main view. */
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

/** The site may be back before the test is over, so the strip stays in sight. */
function Extensions({ view, countdown, now }: SubViewProps): VNode | null {
  if (!view.extensions) return null;
  return (
    <>
      {view.phase !== 'back' && <RetryStrip view={view} countdown={countdown} now={now} />}
      <ExtensionsView view={view} test={view.extensions} />
    </>
  );
}
