/** A page that is fine itself: what of it failed, and what can still be undone. */
import type { Act } from '../core/state/actions.ts';
import type { VNode } from 'preact';
import type { FailedParts } from '../core/view/failed-resources.ts';
import type { PastIncident } from '../core/history/history.ts';
import type { PageNote } from '../core/view/view.ts';
import { ChoicesContext } from '../ui/buttons.tsx';
import { ClearedNote } from '../panel/steps/cleared-note.tsx';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { TestNote } from '../panel/extension-test/test-note.tsx';
import { say, sayCount } from '../i18n/messages.ts';
import { FineDrawing } from './fine-drawing.tsx';
import { backWords } from './outcome-words.ts';

/** Our own page needs no guard against a page around it. */
const guard = { moved() {}, allows: () => true };

interface FinePageProps {
  note: PageNote;
  /** The incident that ended here a moment ago. */
  justBack: PastIncident | null;
  choose(act: Act): void;
}

/** Notes first, then that nothing is wrong, or not any more. */
export function FinePage({ note, justBack, choose }: FinePageProps): VNode {
  const { parts, cleared, test } = note;
  return (
    <>
      <ChoicesContext.Provider value={{ choose, guard }}>
        {cleared && <ClearedNote cleared={cleared} now={Date.now} />}
        {test && <TestNote test={test} />}
      </ChoicesContext.Provider>
      {parts && <Parts parts={parts} />}
      <div class="empty">
        <FineDrawing />
        {justBack ? <JustBack incident={justBack} /> : <h2>{say('pageFine')}</h2>}
        {(parts || !justBack) && <p>{say(parts ? 'partsHint' : 'popupNoIncident')}</p>}
      </div>
    </>
  );
}

function Parts({ parts: { count, groups } }: { parts: FailedParts }): VNode {
  return (
    <div class="note amber" data-parts={String(count)}>
      <Icon name="alert" />
      <div>
        <b>{sayCount('partsFailed', count)}</b>
        {groups.map(({ status, host, count: times }) => (
          <small key={`${status} ${host}`}>
            <Sentence of="partsFrom" values={{ status: String(status), host: <HostName host={host} />, n: String(times) }} />
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
      <p class="small">{sayCount('tries', incident.tries)}</p>
    </>
  );
}
