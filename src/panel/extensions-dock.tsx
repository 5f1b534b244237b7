/** The amber dock: it stands in every view as long as one extension is off because of us. */
import type { VNode } from 'preact';
import type { PanelView } from '../core/view.ts';
import { say, sayCount } from '../sentences.ts';
import { Choose } from './choice.tsx';

/** How many extensions are off because of us. */
export function offBecauseOfUs({ extensions }: PanelView): number {
  if (extensions?.kind === 'off') return extensions.off;
  return extensions?.kind === 'stuck' ? extensions.left.length : 0;
}

/** How many are off, when they come back by themselves, and the button that puts them back now. */
export function ExtensionsDock({ view, now }: { view: PanelView; now: number }): VNode {
  const test = view.extensions;
  const minutes = test?.kind === 'off' ? Math.max(1, Math.ceil((test.backAt - now) / 60_000)) : undefined;
  return (
    <footer class="dock amber">
      <div>
        <b>{sayCount('extOff', offBecauseOfUs(view))}</b>
        {minutes !== undefined && <small>{say('extAuto', { minutes })}</small>}
      </div>
      <Choose act="restore-extensions" class="btn primary">
        {say('extRestore')}
      </Choose>
    </footer>
  );
}
