/** How the extension test ended, as a note. */
import type { VNode } from 'preact';
import type { Acquittal } from '../../core/extension-test/journal.ts';
import type { PageNote } from '../../core/view/view.ts';
import { say, type PlainKey } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { names } from './extension-names.ts';

/** Everything is as it was; or what was left off, with the way back. */
export function TestNote({ test }: { test: NonNullable<PageNote['test']> }): VNode {
  if (test.kind === 'left-off')
    return (
      <div class="note amber">
        <Icon name="never" />
        <div>
          <b>{say(test.guilty.length === 1 ? 'extLeftOffOne' : 'extLeftOffMany', { name: names(test.guilty) })}</b>
        </div>
        <Choose act="keep-on" class="btn">
          {say('extSwitchOn')}
        </Choose>
      </div>
    );
  return (
    <div class="note green">
      <Icon name="check" />
      <div>
        {test.finding ? <b>{say(findings[test.finding])}</b> : <b>{say('extRestored')}</b>}
        {test.finding && <small>{say('extRestored')}</small>}
      </div>
    </div>
  );
}

const findings: Readonly<Record<Acquittal, PlainKey>> = {
  'not-the-cause': 'extNone',
  recovered: 'extRecovered',
  unclear: 'extUnclear',
};
