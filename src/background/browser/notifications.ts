/** Notifies the user that a site is back, where notifications are allowed; otherwise only the badge announces it. */
import browser from 'webextension-polyfill';
import { displayHost } from '../../core/http/display-host.ts';
import { withoutQuery } from '../../core/http/url.ts';
import type { Announcement } from '../../core/projection.ts';
import { duration } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { unanswered } from './unanswered.ts';

export const mayNotify = (): Promise<boolean> => browser.permissions.contains({ permissions: ['notifications'] });

/**
 * Shows a notification; returns false if notifications are not allowed. The URL is the notification's id, so a click still works after a
 * service worker restart.
 */
export async function notify({ host, address, away }: Announcement): Promise<boolean> {
  // In Chromium a running service worker gets a newly granted namespace only after its next start.
  const api = browser.notifications as typeof browser.notifications | undefined;
  if (!api || !(await mayNotify())) return false;
  await api.create(address, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: t('notifyBack', { host: displayHost(host) }),
    message: t('notifyBody', { time: duration(away) }),
  });
  return true;
}

/** Handles a click on a notification: activates the tab that has the page, or opens one. */
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

/** Listens for clicks on notifications. The namespace exists only once the permission is granted. */
export function listenForNotifications(): void {
  const listen = (): void => {
    const api = browser.notifications as typeof browser.notifications | undefined;
    api?.onClicked.addListener((address) => unanswered(notificationClicked(address)));
  };
  listen();
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (permissions.includes('notifications')) listen();
  });
}
