/** The popup: this page's panel, and the history of all pages. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { t } from '../i18n/translate.ts';
import { Icon } from '../ui/icon.tsx';
import { RestoreDock } from '../ui/restore-dock.tsx';
import { HistoryTab } from './history-tab.tsx';
import { PageTab } from './page-tab.tsx';
import { Tabs, type TabName } from './tabs.tsx';
import { usePopupView } from './use-popup-view.ts';

/** Two tabs. For a page that is fine the history is shown first, unless there is something to say about the page. */
export function Popup({ tabId }: { tabId: number | undefined }): VNode | null {
  const view = usePopupView(tabId);
  const [selected, setSelected] = useState<TabName | undefined>(undefined);
  if (view === undefined) return null;
  const { panel, note, off } = view;
  const tab = selected ?? (panel || Object.keys(note).length > 0 ? 'page' : 'history');
  const panelHasDock = tab === 'page' && panel !== null;
  return (
    <>
      <PopupHeader tab={tab} choose={setSelected} />
      {tab === 'page' ? <PageTab panel={panel} note={note} tabId={tabId} /> : <HistoryTab past={view.history} watches={view.watches} />}
      {off && !panelHasDock && <RestoreDock off={off} />}
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
