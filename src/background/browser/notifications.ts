/** Word that a site is back: a notification where the person allowed it, else a mark on the icon. */
import browser from 'webextension-polyfill';
import { displayHost } from '../../core/http/display-host.ts';
import { withoutQuery } from '../../core/http/url.ts';
import type { Effect } from '../../core/state/effects.ts';
import { duration } from '../../i18n/format.ts';
import { t } from '../../i18n/messages.ts';
import { askedToNotify } from '../../storage.ts';
import { openTab } from './tabs.ts';

type Notify = Extract<Effect, { type: 'notify' }>;

const mayNotify = (): Promise<boolean> => browser.permissions.contains({ permissions: ['notifications'] });

/** Puts the question on a page of ours, once: no browser lets a panel in a web page ask. */
export async function askToNotify(openerTabId: number): Promise<void> {
  if ((await mayNotify()) || (await askedToNotify.get())) return;
  await askedToNotify.set(true);
  await openTab(browser.runtime.getURL(`src/permission/index.html?for=notifications&tab=${openerTabId}`), openerTabId);
}

/** The address is the notification's id, so that a click finds it even in a new worker. False: only the icon says it. */
export async function notify({ host, address, away }: Notify): Promise<boolean> {
  // Chromium's running worker has a namespace that was just granted only after its next start.
  const api = browser.notifications as typeof browser.notifications | undefined;
  if (!api || !(await mayNotify())) {
    await browser.action.setBadgeBackgroundColor({ color: '#1b6b3c' });
    await browser.action.setBadgeText({ text: '✓' });
    return false;
  }
  await api.create(address, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: t('notifyBack', { host: displayHost(host) }),
    message: t('notifyBody', { time: duration(away) }),
  });
  return true;
}

/** A click goes to the tab that has the page, or opens it. */
export async function notificationClicked(address: string): Promise<void> {
  await browser.notifications.clear(address);
  const [tab] = (await browser.tabs.query({})).filter(({ url }) => url !== undefined && withoutQuery(url) === address);
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: address });
    return;
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** The person has looked: the mark on every icon, where no notification was allowed, has done its duty. */
export const newsSeen = (): Promise<void> => browser.action.setBadgeText({ text: '' });
