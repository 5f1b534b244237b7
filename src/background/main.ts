/** The background's table of contents: every listener, registered in the first turn, and what it is about. */
import browser from 'webextension-polyfill';
import { answered, forgetTab, requestBegan, topFrames } from './listen/navigations.ts';
import { notificationClicked } from './browser/notifications.ts';
import { ring, takeUp, tell, tellLookDue } from './effects.ts';
import { answer } from './listen/messages.ts';
import { followSwitching } from './listen/extensions.ts';
import { followTabs } from './listen/tabs.ts';

browser.webRequest.onBeforeRequest.addListener(requestBegan, topFrames);
browser.webRequest.onHeadersReceived.addListener((details) => void answered(details), topFrames, ['responseHeaders']);

followTabs(
  (tabId) => void tell({ type: 'tabShown', tabId }).then(tellLookDue),
  (tabId) => {
    forgetTab(tabId);
    void tell({ type: 'tabClosed', tabId });
  },
  () => void tellLookDue(),
);
followSwitching((id, on) => void tell({ type: 'extensionSwitched', id, on }));
browser.alarms.onAlarm.addListener(({ name }) => ring(name));
browser.runtime.onMessage.addListener(answer);
browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'retry-now' && tab?.id !== undefined) void tell({ type: 'chosen', tabId: tab.id, act: 'retry' });
});

// The namespace is there only once it is granted.
const followNotifications = (): void => {
  (browser.notifications as typeof browser.notifications | undefined)?.onClicked.addListener(
    (address) => void notificationClicked(address),
  );
};
followNotifications();
browser.permissions.onAdded.addListener(({ permissions = [] }) => {
  if (permissions.includes('notifications')) followNotifications();
});

// A browser that starts has to start us too: what a crash left off is put back without waiting for a page.
browser.runtime.onStartup.addListener(() => void takeUp());
void takeUp();
