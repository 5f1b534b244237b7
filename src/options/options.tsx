/** The settings page. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import type { Capabilities } from '../core/env/capabilities.ts';
import { extensionsOff } from '../core/view/popup-view.ts';
import { t } from '../i18n/translate.ts';
import { journal } from '../storage.ts';
import { Icon } from '../ui/icon.tsx';
import { RestoreDock } from '../ui/restore-dock.tsx';
import { useStored } from '../ui/use-stored.ts';
import { MutedSites } from './muted-sites.tsx';
import { Permissions } from './permissions.tsx';
import { RetrySettings } from './retry-settings.tsx';

/** Retries, muted sites, permissions, and links to the guide and the history. */
export function Options({ can }: { can: Capabilities }): VNode {
  return (
    <main class="page-column">
      <h1>
        <Icon name="mark" />
        {t('settings')}
      </h1>
      <RestoreDockIfOff />
      <RetrySettings />
      <MutedSites />
      <Permissions can={can} />
      <h2 class="page-heading">{t('optMore')}</h2>
      <div class="page-box">
        <div class="setting">
          <Icon name="help" />
          <div>
            {t('helpTitle')}
            <small>{t('optGuideHint')}</small>
          </div>
          <a class="button" href={browser.runtime.getURL('src/help/index.html')} data-act="guide">
            {t('helpOpen')}
          </a>
        </div>
        <div class="setting">
          <Icon name="archive" />
          <div>
            {t('optHistory')}
            <small>{t('optHistoryHint')}</small>
          </div>
          <a class="button" href={browser.runtime.getURL('src/popup/index.html?tab=none')} data-act="history">
            {t('optOpenHistory')}
          </a>
        </div>
      </div>
    </main>
  );
}

/** While Comeback has disabled extensions, this page says so too. */
function RestoreDockIfOff(): VNode | null {
  const test = useStored(journal);
  const off = test && extensionsOff(test);
  return off ? <RestoreDock off={off} /> : null;
}
