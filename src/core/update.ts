/** Every decision, as a pure function: (state, event, env) -> (next state, effects). */
import { cookiesCounted, cookiesPutBack, cookiesTaken, cookiesUnread, siteCleared, undoDue } from './decide/clear-site-data.ts';
import { extensionsArranged, extensionsListed, leftWhileTesting, permissionSettled, testLoadEnded } from './decide/extension-test.ts';
import { extensionsSeen, extensionSwitched } from './decide/manual-test.ts';
import { formSent, pageBusy, pageLeft, panelPlaced, panelReady, panelRemoved, reloadFailed, tabClosed, tabShown } from './decide/pages.ts';
import { probed, probeDue } from './decide/probes.ts';
import { pageResponded } from './decide/responses.ts';
import { extensionsRestored, leftOff, restore, restoreDue } from './decide/restore-extensions.ts';
import { historyCleared, resumed, settingsChanged, started } from './decide/sessions.ts';
import { actionChosen, mute, stepSettled, unmute } from './decide/user-actions.ts';
import { newsSeen, notified, unwatch, watchDue, watchProbed } from './decide/watches.ts';
import type { Env } from './env/env.ts';
import { isSearching } from './extension-test/journal.ts';
import type { FailingPage } from './incident/incident.ts';
import { andThen, unchanged, type Decision } from './state/decision.ts';
import type { Event, EventOf, PageEvent } from './state/events.ts';
import { withAskedToNotify } from './state/parts.ts';
import { incidentIn, type State } from './state/state.ts';

type OnPage = { readonly [T in PageEvent['type']]: (state: State, at: FailingPage, event: EventOf<T>, env: Env) => Decision };
type Others = Exclude<Event['type'], PageEvent['type']>;
type OnOthers = { readonly [T in Others]: (state: State, event: EventOf<T>, env: Env) => Decision };

/** Events about the failing page of their tab. */
const onPage: OnPage = {
  panelReady,
  panelPlaced,
  panelRemoved,
  pageBusy,
  pageLeft,
  formSent,
  reloadFailed,
  stepSettled,
  cookiesCounted,
};

const onOthers: OnOthers = {
  pageResponded,
  tabClosed,
  tabShown,
  probeDue,
  probed,
  actionChosen,
  cookiesTaken,
  cookiesUnread,
  siteCleared,
  cookiesPutBack,
  undoDue: (state, _, env) => undoDue(state, env),
  permissionSettled,
  extensionsListed,
  extensionsArranged,
  testLoadEnded,
  leftOff,
  extensionsRestored,
  extensionsSeen,
  extensionSwitched,
  restoreDue: (state, _, env) => restoreDue(state, env),
  watchDue: (state, _, env) => watchDue(state, env),
  watchProbed,
  notified,
  newsSeen,
  unwatched: (state, { origin }) => unwatch(state, origin),
  notificationsAsked: (state) => unchanged(withAskedToNotify(state)),
  settingsChanged,
  siteMuted: (state, { site }, env) => mute(state, site, env),
  siteUnmuted: (state, { site }) => unmute(state, site),
  historyCleared,
  started: (state, _, env) => started(state, env),
  resumed,
};

export function update(state: State, event: Event, env: Env): Decision {
  const decision = decide(state, event, env);
  return isTestOver(state, decision[0], event) ? andThen(decision, (next) => restore(next, env)) : decision;
}

function decide(state: State, event: Event, env: Env): Decision {
  if (!isAboutPage(event)) return handlerOf(onOthers, event)(state, event, env);
  const at = incidentIn(state, event.tabId);
  // An event about an older document of this tab, or about none, is outdated.
  if (!at || ('startedAt' in event && event.startedAt !== at.page.startedAt)) return unchanged(state);
  const handler = onPage[event.type] as (state: State, at: FailingPage, event: PageEvent, env: Env) => Decision;
  return handler(state, at, event, env);
}

const isAboutPage = (event: Event): event is PageEvent => event.type in onPage;

/** The cast is safe: table and event agree by the event's type. */
const handlerOf = (table: OnOthers, event: Exclude<Event, PageEvent>): ((state: State, event: Event, env: Env) => Decision) =>
  table[event.type] as (state: State, event: Event, env: Env) => Decision;

/** Whether a running extension test has lost its failing page: closed, left, or muted. */
const isTestOver = (before: State, after: State, event: Event): boolean => {
  const { journal } = after.persistent;
  if (!isSearching(journal)) return false;
  return incidentIn(after, journal.tabId) === undefined || (event.type === 'pageResponded' && leftWhileTesting(before, event));
};
