/** The background's table of contents: every listener, registered in the first turn, and what it is about. */
import browser from 'webextension-polyfill';
import { notificationClicked } from './browser/notifications.ts';
import { ring, ensureStarted, dispatch, dispatchProbeDue } from './effects.ts';
import { listenForSwitching } from './listen/extensions.ts';
import { onMessage } from './listen/messages.ts';
import { answered, forgetTab, requestBegan, topFrames } from './listen/navigations.ts';
import { followTabs } from './listen/tabs.ts';

browser.webRequest.onBeforeRequest.addListener(requestBegan, topFrames);
browser.webRequest.onHeadersReceived.addListener((details) => void answered(details), topFrames, ['responseHeaders']);

followTabs(
  (tabId) => void dispatch({ type: 'tabShown', tabId }).then(dispatchProbeDue),
  (tabId) => {
    forgetTab(tabId);
    void dispatch({ type: 'tabClosed', tabId });
  },
  () => void dispatchProbeDue(),
);
listenForSwitching((id, on) => void dispatch({ type: 'extensionSwitched', id, on }));
browser.alarms.onAlarm.addListener(({ name }) => ring(name));
browser.runtime.onMessage.addListener(onMessage);
browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'retry-now' && tab?.id !== undefined) void dispatch({ type: 'actionChosen', tabId: tab.id, act: 'retry' });
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
browser.runtime.onStartup.addListener(() => void ensureStarted());
void ensureStarted();
