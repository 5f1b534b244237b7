/** Effect -> browser call. What an effect learns comes back as an event. */
import browser from 'webextension-polyfill';
import { remember, type PastIncident } from '../core/history/history.ts';
import type { Effect } from '../core/state/effects.ts';
import type { Event } from '../core/state/events.ts';
import { incidentIn, type State } from '../core/state/state.ts';
import { viewOf } from '../core/view/panel-view.ts';
import type { ViewChanged } from '../messages.ts';
import { history } from '../storage.ts';
import { setAlarm } from './browser/alarms.ts';
import { setBadge } from './browser/badge.ts';
import { capabilities } from './browser/capabilities.ts';
import { countSite, readSite, removeCookies, restoreCookies } from './browser/cookies.ts';
import { arrangeExtensions, listExtensions, mayManage, restoreExtensions, switchOff } from './browser/extensions.ts';
import { reloadBypassingCache } from './browser/hard-reload.ts';
import { askToNotify, notify } from './browser/notifications.ts';
import { probe } from './browser/probe.ts';
import { clearCachedFiles, clearSavedData } from './browser/site-data.ts';
import { openPopup, openPrivately, openTab, showTab, tabsInSight } from './browser/tabs.ts';
import { isStillThere } from './inject/inject-panel.ts';
import { locate } from './inject/locate.ts';
import { begin, dispatch as enqueue, load } from './store.ts';

/** Tells the core what happened; resolves when everything that follows at once is done. */
export const dispatch = (event: Event): ReturnType<typeof enqueue> => enqueue(event, perform);

/** This worker runs: what the last one, or a browser that is gone, left is taken up. */
export const ensureStarted = (): ReturnType<typeof begin> => begin(perform);

/** Never waits for what takes long (a search, a look, a person's answer to the browser's own question): that is told later. */
export async function perform(effect: Effect, known: State): Promise<void> {
  switch (effect.type) {
    case 'injectPanel':
      detach(placePage(effect));
      return;
    case 'refresh':
      detach(refresh(effect.tabId, known));
      return;
    case 'badge':
      detach(setBadge(effect.tabId, effect.mark));
      return;
    case 'openPopup':
      detach(openPopup(effect.tabId));
      return;
    case 'probe':
      detach(runProbe(effect));
      return;
    case 'reload':
      detach(browser.tabs.reload(effect.tabId, { bypassCache: effect.bypassCache }));
      return;
    case 'clearCache':
      await clearCachedFiles(effect, effect.withWorker);
      detach(browser.tabs.reload(effect.tabId, { bypassCache: true }));
      return;
    case 'countCookies':
      detach(countCookies(effect));
      return;
    case 'takeCookies':
      detach(takeCookies(effect));
      return;
    case 'clearSite':
      detach(clearSite(effect));
      return;
    case 'putCookiesBack':
      detach(putCookiesBack(effect, known));
      return;
    case 'setAlarm':
      return setAlarm(effect.name, effect.at, ring);
    case 'record':
      return record(effect.incident);
    case 'closeOpenRecords':
      return closeOpenRecords(effect.exceptIds);
    case 'listExtensions':
      detach(askAndList(effect.tabId));
      return;
    case 'arrangeExtensions':
      detach(arrange(effect));
      return;
    case 'hardReload':
      detach(loadForTest(effect));
      return;
    case 'leaveOff':
      detach(leaveOff(effect));
      return;
    case 'switchOn':
      detach(restoreExtensions(effect.ids));
      return;
    case 'seeExtensions':
      detach(seeExtensions(effect));
      return;
    case 'showTab':
      return showTab(effect.tabId);
    case 'restoreExtensions':
      detach(putBack(effect.ids));
      return;
    case 'openPrivately': {
      const opened = await openPrivately(effect.address);
      if (!opened) detach(dispatch({ type: 'stepSettled', tabId: effect.tabId, step: 'private-window', result: 'not-possible' }));
      return;
    }
    case 'openTab':
      return openTab(effect.address, effect.openerTabId);
    case 'openGuide':
      return openTab(browser.runtime.getURL('src/help/index.html'), effect.openerTabId);
    case 'openOptions':
      return browser.runtime.openOptionsPage();
    case 'watchProbe':
      detach(runWatchProbe(effect));
      return;
    case 'mayNotify':
      return askToNotify(effect.tabId);
    case 'notify':
      detach(dispatch({ type: 'notified', origin: effect.origin, shown: await notify(effect) }));
      return;
    case 'verify':
      detach(verify(effect));
  }
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Not part of this turn; its own end is an event, its failure is said. */
function detach(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    console.warn('Comeback:', error);
  });
}

async function placePage(effect: Of<'injectPanel'>): Promise<void> {
  const placed = await locate(effect);
  if (placed) await dispatch(placed);
}

async function runProbe({ incidentId, address, withCookies }: Of<'probe'>): Promise<void> {
  await dispatch({ type: 'probed', incidentId, ...(await probe(address, withCookies)) });
}

async function countCookies({ tabId, address, startedAt }: Of<'countCookies'>): Promise<void> {
  await dispatch({ type: 'cookiesCounted', tabId, startedAt, counted: await countSite(tabId, address) });
}

/** What cannot be read is not cleared. */
async function takeCookies({ tabId, address }: Of<'takeCookies'>): Promise<void> {
  try {
    await dispatch({ type: 'cookiesTaken', tabId, ...(await readSite(tabId, address)) });
  } catch {
    await dispatch({ type: 'stepSettled', tabId, step: 'clear-cookies', result: 'not-possible' });
  }
}

async function clearSite({ tabId, clearing, cookies }: Of<'clearSite'>): Promise<void> {
  const { origin, site, privateWindow, withData } = clearing;
  const data = withData ? await clearSavedData({ tabId, origin, privateWindow }) : ({ kind: 'kept' } as const);
  await dispatch({ type: 'siteCleared', tabId, left: await removeCookies(site, cookies).catch(() => cookies.length), data });
}

async function putCookiesBack({ tabId, cookies }: Of<'putCookiesBack'>, { session }: State): Promise<void> {
  const site = session.clearings[tabId]?.site ?? '';
  await dispatch({ type: 'cookiesPutBack', tabId, notBack: await restoreCookies(site, cookies).catch(() => cookies.length) });
}

async function runWatchProbe({ origin, address }: Of<'watchProbe'>): Promise<void> {
  await dispatch({ type: 'watchProbed', origin, ...(await probe(address, true)) });
}

async function verify({ tabId, startedAt }: Of<'verify'>): Promise<void> {
  const failing = incidentIn(await load(), tabId);
  if (failing?.page.startedAt !== startedAt || (await isStillThere(failing.page))) return;
  await dispatch({ type: 'pageLeft', tabId, startedAt });
}

async function askAndList(tabId: number): Promise<void> {
  if (await mayManage()) {
    await dispatch({ type: 'extensionsListed', tabId, extensions: await listExtensions(), self: browser.runtime.id });
    return;
  }
  await openTab(browser.runtime.getURL(`src/permission/index.html?for=management&tab=${tabId}`), tabId);
}

async function arrange({ tabId, ids, on }: Of<'arrangeExtensions'>): Promise<void> {
  await dispatch({ type: 'extensionsArranged', tabId, left: await arrangeExtensions(ids, on).catch(() => [...ids]) });
}

async function seeExtensions({ tabId, load: wanted }: Of<'seeExtensions'>): Promise<void> {
  const all = await listExtensions().catch(() => undefined);
  const on = all?.filter(({ enabled }) => enabled).map(({ id }) => id);
  await dispatch({ type: 'extensionsSeen', tabId, load: wanted, ...(on ? { on } : {}) });
}

async function loadForTest({ tabId, address, since }: Of<'hardReload'>): Promise<void> {
  await reloadBypassingCache(tabId, address);
  await dispatch({ type: 'testLoadEnded', tabId, since });
}

async function leaveOff({ tabId, ids }: Of<'leaveOff'>): Promise<void> {
  await dispatch({ type: 'leftOff', tabId, left: await switchOff(ids).catch(() => [...ids]) });
}

async function putBack(ids: readonly string[]): Promise<void> {
  // Without the permission nothing can be switched: all of them are left, and the person is told.
  await dispatch({ type: 'extensionsRestored', left: await restoreExtensions(ids).catch(() => [...ids]) });
}

const record = async (incident: PastIncident): Promise<void> => history.set(remember(await history.get(), incident, Date.now()));

async function closeOpenRecords(exceptIds: readonly string[]): Promise<void> {
  const past = await history.get();
  const isOver = ({ id, outcome }: PastIncident): boolean => outcome === 'open' && !exceptIds.includes(id);
  if (past.some(isOver)) await history.set(past.map((one) => (isOver(one) ? { ...one, outcome: 'left' } : one)));
}

/** The overlay and the popup of a tab each get their own view; either may not be there. */
async function refresh(tabId: number, state: State): Promise<void> {
  const message = (where: 'overlay' | 'popup'): ViewChanged => ({
    type: 'view-changed',
    tabId,
    view: viewOf(state, tabId, where, capabilities),
  });
  await Promise.allSettled([
    browser.tabs.sendMessage(tabId, message('overlay'), { frameId: 0 }),
    browser.runtime.sendMessage(message('popup')),
  ]);
}

/** A timer or an alarm rang. */
export function ring(name: string): void {
  if (name === 'probe') detach(dispatchProbeDue());
  if (name === 'watch') detach(dispatch({ type: 'watchDue' }));
  if (name === 'undo') detach(dispatch({ type: 'undoDue' }));
  if (name === 'restore') detach(dispatch({ type: 'restoreDue' }));
}

/** A look may be due: which tabs are in sight decides whether it happens. */
export async function dispatchProbeDue(): Promise<void> {
  await dispatch({ type: 'probeDue', tabs: await tabsInSight() });
}
