/** While extensions are off because of us, the popup says so on every tab, and puts them back. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import type { FromOurPages } from '../messages.ts';
import { say, sayCount } from '../sentences.ts';
import { journal } from '../storage.ts';
import { useItem } from './use-item.ts';

/** The amber dock, for a popup whose panel does not show it already. */
export function OffDock(): VNode | null {
  const test = useItem(journal);
  if (!test) return null;
  return (
    <footer class="dock amber">
      <div>
        <b>{sayCount('extOff', test.off.length)}</b>
      </div>
      <button
        class="btn primary"
        type="button"
        data-act="restore-extensions"
        onClick={() => void browser.runtime.sendMessage({ type: 'restore-extensions' } satisfies FromOurPages)}
      >
        {say('extRestore')}
      </button>
    </footer>
  );
}
