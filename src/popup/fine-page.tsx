/** What the popup shows for a page that is fine: failed resources, and what can still be undone. */
import type { VNode } from 'preact';
import type { PastIncident } from '../core/history/history.ts';
import type { Action } from '../core/state/actions.ts';
import type { FailedResources } from '../core/view/failed-resources.ts';
import type { PageNote } from '../core/view/view.ts';
import { t, tPlural } from '../i18n/translate.ts';
import { TestNote } from '../panel/extension-test/test-note.tsx';
import { ClearedNote } from '../panel/steps/cleared-note.tsx';
import { Unguarded } from '../ui/buttons.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/message.tsx';
import { FineDrawing } from './fine-drawing.tsx';
import { backWords } from './outcome-words.ts';

interface FinePageProps {
  note: PageNote;
  choose(act: Action): void;
}

/** Notes first, then that nothing is wrong, or no longer. */
export function FinePage({ note, choose }: FinePageProps): VNode {
  const { failedResources, cleared, test, justRecovered } = note;
  return (
    <>
      <Unguarded choose={choose}>
        {cleared && <ClearedNote cleared={cleared} now={Date.now} />}
        {test && <TestNote test={test} />}
      </Unguarded>
      {failedResources && <Parts parts={failedResources} />}
      <div class="popup-empty">
        <FineDrawing />
        {justRecovered ? <JustBack incident={justRecovered} /> : <h2>{t('pageFine')}</h2>}
        {(failedResources || !justRecovered) && <p>{t(failedResources ? 'partsHint' : 'popupNoIncident')}</p>}
      </div>
    </>
  );
}

function Parts({ parts: { count, groups } }: { parts: FailedResources }): VNode {
  return (
    <div class="note note-amber" data-parts={String(count)}>
      <Icon name="alert" />
      <div>
        <b>{tPlural('partsFailed', count)}</b>
        {groups.map(({ status, host, count: times }) => (
          <small key={`${status} ${host}`}>
            <Message of="partsFrom" values={{ status: String(status), host: <HostName host={host} />, n: String(times) }} />
          </small>
        ))}
      </div>
    </div>
  );
}

function JustBack({ incident }: { incident: PastIncident }): VNode {
  const { title, detail } = backWords(incident);
  return (
    <>
      <h2 data-back>{title}</h2>
      <p>{detail}</p>
      <p class="text-small">{tPlural('tries', incident.tries)}</p>
    </>
  );
}
