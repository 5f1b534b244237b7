/** Why a permission is wanted, and the person's answer. */
import type { Capabilities } from '../core/env/capabilities.ts';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { FromOurPages } from '../messages.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../i18n/messages.ts';
import { Answered } from './outcome.tsx';
import { questionFor, type Askable } from './questions.ts';

interface AskProps {
  permission: Askable;
  /** The tab with the page this is about. */
  tabId: number | undefined;
  can: Capabilities;
  /** The browser said yes in the document before this one. */
  granted?: boolean;
  /** After a yes this document is left for one that has all of what was granted: see `lend.ts`. */
  startAnew?: () => void;
}

/** The question; the browser puts its own after «Allow». */
export function Ask({ permission, tabId, can, granted: already = false, startAnew }: AskProps): VNode {
  const [granted, setGranted] = useState<boolean | undefined>(already ? true : undefined);
  const { icon, title, why, use } = questionFor(permission, can);
  const settle = (answer: boolean): void => {
    setGranted(answer);
    if (answer && startAnew) startAnew();
    else void goBack(permission, answer, tabId);
  };
  useEffect(() => {
    if (already) void goBack(permission, true, tabId);
  }, [already, permission, tabId]);
  const allow = (): void => {
    // Nothing may be awaited before it: the browser wants the click itself.
    browser.permissions.request({ permissions: [permission] }).then(settle, () => settle(false));
  };
  return (
    <main class="page-column permission">
      <h1>
        <Icon name={icon} />
        {t(title)}
      </h1>
      <p class="page-lede">{t(why)}</p>
      <p class="page-lede">{t(use)}</p>
      {permission === 'management' && granted === undefined && <p class="page-lede">{t('askWarnExt')}</p>}
      {granted === undefined && (
        <div class="permission-buttons">
          <button class="button button-primary button-big" type="button" data-act="allow" onClick={allow}>
            {t('askAllow')}
          </button>
          <button class="button button-big" type="button" data-act="not-now" onClick={() => settle(false)}>
            {t('notNow')}
          </button>
        </div>
      )}
      <div role="status">
        {granted !== undefined && <Answered permission={permission} granted={granted} hasPage={tabId !== undefined} can={can} />}
      </div>
    </main>
  );
}

/** The page of the person's trouble hears the answer; after a yes it comes to the front. */
const goBack = async (permission: Askable, granted: boolean, tabId: number | undefined): Promise<void> => {
  if (tabId === undefined) return;
  const message: FromOurPages = { type: 'permission-settled', permission, granted, tabId };
  await browser.runtime.sendMessage(message).catch(() => undefined);
  if (!granted) return;
  await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
};
