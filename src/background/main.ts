/** The background's entry point: registers every listener in the first turn of the event loop. */
import browser from 'webextension-polyfill';
import { onAlarm } from './browser/alarms.ts';
import { listenFirst } from './browser/listeners.ts';
import { listenForNotifications } from './browser/notifications.ts';
import { unanswered } from './browser/unanswered.ts';
import { alarmRang, probeMayBeDue } from './listen/alarms.ts';
import { onMessage } from './listen/messages.ts';
import { forgetTab, pageResponded, requestBegan, topFrames } from './listen/navigations.ts';
import { dispatch, ensureStarted } from './store/store.ts';

browser.webRequest.onBeforeRequest.addListener(requestBegan, topFrames);
browser.webRequest.onHeadersReceived.addListener((details) => unanswered(pageResponded(details)), topFrames, ['responseHeaders']);
browser.runtime.onMessage.addListener(onMessage);
browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'retry-now' && tab?.id !== undefined) unanswered(dispatch({ type: 'actionChosen', tabId: tab.id, action: 'retry' }));
});
onAlarm(alarmRang);
listenFirst(
  {
    shown: (tabId) => unanswered(dispatch({ type: 'tabShown', tabId }).then(probeMayBeDue)),
    closed: (tabId) => {
      forgetTab(tabId);
      unanswered(dispatch({ type: 'tabClosed', tabId }));
    },
    windowFocused: () => unanswered(probeMayBeDue()),
  },
  (id, enabled) => unanswered(dispatch({ type: 'extensionSwitched', id, enabled })),
);
listenForNotifications();

// Starts the background with the browser, so that extensions left disabled by a crash are restored without waiting for a page.
browser.runtime.onStartup.addListener(() => void ensureStarted());
void ensureStarted();
