/** The popup: this page's panel, and the history of all pages. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { PageNote } from '../core/view/view.ts';
import { t } from '../i18n/messages.ts';
import type { FromOurPages } from '../messages.ts';
import { offBecauseOfUs } from '../panel/extension-test/extensions-dock.tsx';
import { journal } from '../storage.ts';
import { Icon } from '../ui/icon.tsx';
import { RestoreDock } from '../ui/restore-dock.tsx';
import { HistoryTab } from './history-tab.tsx';
import { PageTab } from './page-tab.tsx';
import { Tabs, type TabName } from './tabs.tsx';
import { useJustRecovered } from './use-just-recovered.ts';
import { useNote } from './use-note.ts';
import { useView } from './use-view.ts';

/** Two tabs. For a page that is fine the history is shown first, unless there is something to say about the page. */
export function Popup({ tabId, now = Date.now() }: { tabId: number | undefined; now?: number }): VNode | null {
  const page = useView(tabId);
  const [chosen, setChosen] = useState<TabName | undefined>(undefined);
  const justBack = useJustRecovered(tabId, now);
  const note = useNote(tabId, page.view === null);
  if (page.view === undefined || justBack === undefined || (page.view === null && note === undefined)) return null;
  const tab = chosen ?? (page.view || justBack || hasNews(note) ? 'page' : 'history');
  const panelHasDock = tab === 'page' && page.view !== null && offBecauseOfUs(page.view) > 0;
  return (
    <>
      <PopupHeader tab={tab} choose={setChosen} />
      {tab === 'page' ? <PageTab page={page} note={note ?? {}} justBack={justBack} /> : <HistoryTab />}
      {!panelHasDock && <RestoreDock journal={journal} restore={restore} />}
    </>
  );
}

function PopupHeader({ tab, choose }: { tab: TabName; choose(tab: TabName): void }): VNode {
  return (
    <header class="popup-header">
      <span class="brand">
        <Icon name="mark" />
        <span class="sr-only">{t('extName')}</span>
      </span>
      <Tabs tab={tab} choose={choose} />
      <button
        class="icon-button"
        type="button"
        data-act="options"
        aria-label={t('settings')}
        onClick={() => void browser.runtime.openOptionsPage()}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}

/** Whether there is something to say about a page that is fine. */
const hasNews = ({ failedResources, cleared, test }: PageNote = {}): boolean => Boolean(failedResources ?? cleared ?? test);

const restore = (): Promise<unknown> =>
  browser.runtime.sendMessage({ type: 'restore-extensions' } satisfies FromOurPages).catch(() => undefined);
