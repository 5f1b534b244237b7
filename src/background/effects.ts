/** Effect -> browser call. What an effect learns comes back as an event. */
import type { Effect } from '../core/state/effects.ts';
import browser from 'webextension-polyfill';
import type { Event } from '../core/state/events.ts';
import { remember, type PastIncident } from '../core/history/history.ts';
import type { ViewChanged } from '../messages.ts';
import { troubleIn, type State } from '../core/state/state.ts';
import { viewOf } from '../core/view/panel-view.ts';
import { history } from '../storage.ts';
import { setBadge } from './browser/badge.ts';
import { capabilities } from './browser/capabilities.ts';
import { clearCachedFiles, clearSavedData } from './browser/site-data.ts';
import { begin, dispatch, load } from './store.ts';
import { askToNotify, notify } from './browser/notifications.ts';
import { loadAnew } from './browser/hard-reload.ts';
import { arrangeExtensions, listExtensions, mayManage, restoreExtensions, switchOff } from './browser/extensions.ts';
import { openPopup, openPrivately, openTab, showTab, tabsInSight } from './browser/tabs.ts';
import { place } from './inject/locate.ts';
import { probe } from './browser/probe.ts';
import { isStillThere } from './inject/inject-panel.ts';
import { countSite, readSite, removeCookies, restoreCookies } from './browser/cookies.ts';
import { wakeAt } from './browser/alarms.ts';

/** Tells the core what happened; resolves when everything that follows at once is done. */
export const tell = (event: Event): ReturnType<typeof dispatch> => dispatch(event, perform);

/** This worker runs: what the last one, or a browser that is gone, left is taken up. */
export const takeUp = (): ReturnType<typeof begin> => begin(perform);

/** Never waits for what takes long (a search, a look, a person's answer to the browser's own question): that is told later. */
export async function perform(effect: Effect, known: State): Promise<void> {
  switch (effect.type) {
    case 'reveal':
      later(placePage(effect));
      return;
    case 'refresh':
      later(refresh(effect.tabId, known));
      return;
    case 'badge':
      later(setBadge(effect.tabId, effect.mark));
      return;
    case 'openPopup':
      later(openPopup(effect.tabId));
      return;
    case 'look':
      later(look(effect));
      return;
    case 'reload':
      later(browser.tabs.reload(effect.tabId, { bypassCache: effect.bypassCache }));
      return;
    case 'clearCache':
      await clearCachedFiles(effect, effect.withWorker);
      later(browser.tabs.reload(effect.tabId, { bypassCache: true }));
      return;
    case 'countCookies':
      later(countCookies(effect));
      return;
    case 'takeCookies':
      later(takeCookies(effect));
      return;
    case 'clearSite':
      later(clearSite(effect));
      return;
    case 'putCookiesBack':
      later(putCookiesBack(effect, known));
      return;
    case 'wakeAt':
      return wakeAt(effect.name, effect.at, ring);
    case 'record':
      return record(effect.incident);
    case 'closeOpenRecords':
      return closeOpenRecords(effect.butFor);
    case 'listExtensions':
      later(askAndList(effect.tabId));
      return;
    case 'arrangeExtensions':
      later(arrange(effect));
      return;
    case 'loadAnew':
      later(loadForTest(effect));
      return;
    case 'leaveOff':
      later(leaveOff(effect));
      return;
    case 'switchOn':
      later(restoreExtensions(effect.ids));
      return;
    case 'seeExtensions':
      later(seeExtensions(effect));
      return;
    case 'showTab':
      return showTab(effect.tabId);
    case 'restoreExtensions':
      later(putBack(effect.ids));
      return;
    case 'openPrivately': {
      const opened = await openPrivately(effect.address);
      if (!opened) later(tell({ type: 'stepSettled', tabId: effect.tabId, step: 'private-window', result: 'not-possible' }));
      return;
    }
    case 'openTab':
      return openTab(effect.address, effect.besides);
    case 'openGuide':
      return openTab(browser.runtime.getURL('src/help/index.html'), effect.besides);
    case 'openOptions':
      return browser.runtime.openOptionsPage();
    case 'watchLook':
      later(watchLook(effect));
      return;
    case 'mayNotify':
      return askToNotify(effect.tabId);
    case 'notify':
      later(tell({ type: 'notified', origin: effect.origin, shown: await notify(effect) }));
      return;
    case 'verify':
      later(verify(effect));
  }
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Not part of this turn; its own end is an event, its failure is said. */
function later(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    console.warn('Comeback:', error);
  });
}

async function placePage(effect: Of<'reveal'>): Promise<void> {
  const placed = await place(effect);
  if (placed) await tell(placed);
}

async function look({ incidentId, address, withCookies }: Of<'look'>): Promise<void> {
  await tell({ type: 'looked', incidentId, ...(await probe(address, withCookies)) });
}

async function countCookies({ tabId, address, startedAt }: Of<'countCookies'>): Promise<void> {
  await tell({ type: 'cookiesCounted', tabId, startedAt, counted: await countSite(tabId, address) });
}

/** What cannot be read is not cleared. */
async function takeCookies({ tabId, address }: Of<'takeCookies'>): Promise<void> {
  try {
    await tell({ type: 'cookiesTaken', tabId, ...(await readSite(tabId, address)) });
  } catch {
    await tell({ type: 'stepSettled', tabId, step: 'clear-cookies', result: 'not-possible' });
  }
}

async function clearSite({ tabId, clearing, cookies }: Of<'clearSite'>): Promise<void> {
  const { origin, site, privateWindow, withData } = clearing;
  const data = withData ? await clearSavedData({ tabId, origin, privateWindow }) : ({ kind: 'kept' } as const);
  await tell({ type: 'siteCleared', tabId, left: await removeCookies(site, cookies).catch(() => cookies.length), data });
}

async function putCookiesBack({ tabId, cookies }: Of<'putCookiesBack'>, { session }: State): Promise<void> {
  const site = session.clearings[tabId]?.site ?? '';
  await tell({ type: 'cookiesPutBack', tabId, notBack: await restoreCookies(site, cookies).catch(() => cookies.length) });
}

async function watchLook({ origin, address }: Of<'watchLook'>): Promise<void> {
  await tell({ type: 'watchLooked', origin, ...(await probe(address, true)) });
}

async function verify({ tabId, startedAt }: Of<'verify'>): Promise<void> {
  const trouble = troubleIn(await load(), tabId);
  if (trouble?.page.startedAt !== startedAt || (await isStillThere(trouble.page))) return;
  await tell({ type: 'pageLeft', tabId, startedAt });
}

async function askAndList(tabId: number): Promise<void> {
  if (await mayManage()) {
    await tell({ type: 'extensionsListed', tabId, extensions: await listExtensions(), self: browser.runtime.id });
    return;
  }
  await openTab(browser.runtime.getURL(`src/permission/index.html?for=management&tab=${tabId}`), tabId);
}

async function arrange({ tabId, ids, on }: Of<'arrangeExtensions'>): Promise<void> {
  await tell({ type: 'extensionsArranged', tabId, left: await arrangeExtensions(ids, on).catch(() => [...ids]) });
}

async function seeExtensions({ tabId, load: wanted }: Of<'seeExtensions'>): Promise<void> {
  const all = await listExtensions().catch(() => undefined);
  const on = all?.filter(({ enabled }) => enabled).map(({ id }) => id);
  await tell({ type: 'extensionsSeen', tabId, load: wanted, ...(on ? { on } : {}) });
}

async function loadForTest({ tabId, address, since }: Of<'loadAnew'>): Promise<void> {
  await loadAnew(tabId, address);
  await tell({ type: 'testLoadEnded', tabId, since });
}

async function leaveOff({ tabId, ids }: Of<'leaveOff'>): Promise<void> {
  await tell({ type: 'leftOff', tabId, left: await switchOff(ids).catch(() => [...ids]) });
}

async function putBack(ids: readonly string[]): Promise<void> {
  // Without the permission nothing can be switched: all of them are left, and the person is told.
  await tell({ type: 'extensionsRestored', left: await restoreExtensions(ids).catch(() => [...ids]) });
}

const record = async (incident: PastIncident): Promise<void> => history.set(remember(await history.get(), incident, Date.now()));

async function closeOpenRecords(butFor: readonly string[]): Promise<void> {
  const past = await history.get();
  const isOver = ({ id, outcome }: PastIncident): boolean => outcome === 'open' && !butFor.includes(id);
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
  if (name === 'look') later(tellLookDue());
  if (name === 'watch') later(tell({ type: 'watchDue' }));
  if (name === 'undo') later(tell({ type: 'undoDue' }));
  if (name === 'restore') later(tell({ type: 'restoreDue' }));
}

/** A look may be due: which tabs are in sight decides whether it happens. */
export async function tellLookDue(): Promise<void> {
  await tell({ type: 'lookDue', tabs: await tabsInSight() });
}
