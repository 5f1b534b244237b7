/** What the extension test found, and what the person makes of it. */
import type { VNode } from 'preact';
import type { ExtensionsView } from '../../core/view/view.ts';
import { say, sayCount } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { names } from './extension-names.ts';

/** Who breaks the page, how that is known, and the two ways on. */
export function Found({ test: { guilty, refused } }: { test: Extract<ExtensionsView, { kind: 'found' }> }): VNode {
  return (
    <>
      <div class="note amber">
        <Icon name="alert" />
        <div>
          <b>{say(guilty.length === 1 ? 'extFoundOne' : 'extFoundMany', { name: names(guilty) })}</b>
          <small>{sayCount('extProved', guilty.length)}</small>
        </div>
      </div>
      <p class="why">{say(refused ? 'extRefused' : 'extFoundHint')}</p>
      <div class="actions">
        <Choose act="leave-off" class="btn primary">
          {sayCount('extLeaveOff', guilty.length)}
        </Choose>
        <Choose act="keep-on" class="btn">
          {sayCount('extKeepOn', guilty.length)}
        </Choose>
      </div>
    </>
  );
}
