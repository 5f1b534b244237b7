/** Every decision: what is known, what happened, what the world is like -> what is known then, and what is to be done. */
import {
  cookiesCounted,
  cookiesPutBack,
  cookiesTaken,
  siteCleared,
  undoDue,
  unfinishedClearings,
  wakeForUndo,
} from './decide/clear-site-data.ts';
import {
  extensionsArranged,
  extensionsListed,
  extensionsRestored,
  leftOff,
  leftWhileTesting,
  permissionSettled,
  restore,
  restoreDue,
  testLoadEnded,
  unfinishedTest,
} from './decide/extension-test.ts';
import { extensionsSeen, extensionSwitched } from './decide/manual-test.ts';
import {
  formSent,
  pageResponded,
  pageBusy,
  pageLeft,
  panelPlaced,
  pageRead,
  panelRemoved,
  tabClosed,
  tabShown,
} from './decide/navigation.ts';
import { probed, probeDue, settingsChanged, wakeForNext } from './decide/probes.ts';
import { actionChosen, stepSettled } from './decide/user-actions.ts';
import { newsToTell, notified, unwatch, wakeForWatches, watchDue, watchProbed } from './decide/watches.ts';
import type { Env } from './env/env.ts';
import { isSearching } from './extension-test/journal.ts';
import type { Decision } from './state/decision.ts';
import type { Effect } from './state/effects.ts';
import type { Event } from './state/events.ts';
import { incidentIn, type State } from './state/state.ts';

export function update(state: State, event: Event, now: Env): Decision {
  const [next, effects] = decide(state, event, now);
  if (!isTestOver(state, next, event)) return [next, effects];
  const [restored, more] = restore(next);
  return [restored, [...effects, ...more]];
}

/** Whatever took the failing page away from a running extension test: closed, left, muted. */
const isTestOver = (before: State, { persistent: { journal }, ...rest }: State, event: Event): boolean =>
  isSearching(journal) &&
  (incidentIn({ persistent: before.persistent, ...rest }, journal.tabId) === undefined ||
    (event.type === 'pageResponded' && leftWhileTesting(before, event)));

function decide(state: State, event: Event, now: Env): Decision {
  switch (event.type) {
    case 'pageResponded':
      return pageResponded(state, event, now);
    case 'panelPlaced':
      return panelPlaced(state, event, now);
    case 'pageRead':
      return pageRead(state, event, now);
    case 'pageBusy':
      return pageBusy(state, event);
    case 'pageLeft':
      return pageLeft(state, event, now);
    case 'panelRemoved':
      return panelRemoved(state, event);
    case 'formSent':
      return formSent(state, event);
    case 'tabClosed':
      return tabClosed(state, event, now);
    case 'tabShown':
      return tabShown(state, event);
    case 'probeDue':
      return probeDue(state, event, now);
    case 'probed':
      return probed(state, event, now);
    case 'actionChosen':
      return actionChosen(state, event, now);
    case 'stepSettled':
      return stepSettled(state, event);
    case 'cookiesCounted':
      return cookiesCounted(state, event);
    case 'cookiesTaken':
      return cookiesTaken(state, event, now);
    case 'siteCleared':
      return siteCleared(state, event, now);
    case 'cookiesPutBack':
      return cookiesPutBack(state, event);
    case 'undoDue':
      return undoDue(state, now);
    case 'permissionSettled':
      return permissionSettled(state, event, now);
    case 'extensionsListed':
      return extensionsListed(state, event, now);
    case 'extensionsArranged':
      return extensionsArranged(state, event, now);
    case 'testLoadEnded':
      return testLoadEnded(state, event);
    case 'extensionsSeen':
      return extensionsSeen(state, event, now);
    case 'extensionSwitched':
      return extensionSwitched(state, event, now);
    case 'leftOff':
      return leftOff(state, event);
    case 'extensionsRestored':
      return extensionsRestored(state, event, now);
    case 'restoreDue':
      return restoreDue(state, now);
    case 'watchDue':
      return watchDue(state, now);
    case 'watchProbed':
      return watchProbed(state, event, now);
    case 'notified':
      return notified(state, event);
    case 'settingsChanged':
      return settingsChanged(state, now);
    case 'unwatched':
      return unwatch(state, event.origin, now);
    case 'started':
      return started(state, now);
    case 'resumed':
      return [state, unfinished(state, now)];
  }
}

/** A new session of the browser: what the last one left open is closed, what it left off is put back. */
function started(state: State, now: Env): Decision {
  const [next, effects] = restore(state);
  return [next, [{ type: 'closeOpenRecords', exceptIds: [] }, ...effects, ...newsToTell(next), wakeForWatches(next, now)]];
}

/** What the last worker had decided and may not have done: each of these can be done twice without harm. */
function unfinished(state: State, now: Env): Effect[] {
  const { session } = state;
  const pending = session.incidents.flatMap(({ pages }) => pages.filter(({ surface }) => surface === 'pending'));
  return [
    { type: 'closeOpenRecords', exceptIds: session.incidents.map(({ id }) => id) },
    ...pending.map(({ tabId, address, status, startedAt }): Effect => ({ type: 'injectPanel', tabId, address, status, startedAt })),
    ...unfinishedTest(state),
    ...unfinishedClearings(state),
    ...newsToTell(state),
    wakeForNext(state),
    wakeForUndo(state),
    wakeForWatches(state, now),
  ];
}
