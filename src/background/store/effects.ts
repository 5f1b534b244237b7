/** Runs effects as browser calls and decides nothing. Results, including failures, are dispatched as events. */
import browser from 'webextension-polyfill';
import type { Effect, EffectOf } from '../../core/state/effects.ts';
import type { Event } from '../../core/state/events.ts';
import { flashRecovered } from '../browser/badge.ts';
import { countSite, readSite, removeCookies, restoreCookies } from '../browser/cookies.ts';
import { arrangeExtensions, listExtensions, mayManage, restoreExtensions, switchOff } from '../browser/extensions.ts';
import { reloadBypassingCache } from '../browser/hard-reload.ts';
import { mayNotify } from '../browser/notifications.ts';
import { probe } from '../browser/probe.ts';
import { clearCachedFiles, clearSavedData } from '../browser/site-data.ts';
import { openPopup, openPrivately, openTab, showTab } from '../browser/tabs.ts';
import { findSurface } from '../inject/find-surface.ts';
import { isStillThere } from '../inject/inject-panel.ts';
import { clearHistory, closeOpenRecords, record } from './history.ts';
import { isMarkedFailing } from './sync.ts';

export type Dispatch = (event: Event) => Promise<unknown>;

interface Runner<T extends Effect['type']> {
  /**
   * `in-turn`: the next event waits for the effect. `detached`: nothing waits, because it may take long (a search, a request, the user's
   * reply to a browser prompt).
   */
  readonly when: 'in-turn' | 'detached';
  run(effect: EffectOf<T>, dispatch: Dispatch): Promise<unknown>;
}

const inTurn = <T extends Effect['type']>(run: Runner<T>['run']): Runner<T> => ({ when: 'in-turn', run });
const detached = <T extends Effect['type']>(run: Runner<T>['run']): Runner<T> => ({ when: 'detached', run });

const runners: { readonly [T in Effect['type']]: Runner<T> } = {
  record: inTurn(({ incident }) => record(incident)),
  closeOpenRecords: inTurn(({ exceptIds }) => closeOpenRecords(exceptIds)),
  clearHistory: inTurn(clearHistory),
  injectPanel: detached(async (effect, dispatch) => {
    const placed = await findSurface(effect);
    if (placed) await dispatch(placed);
  }),
  verify: detached(async ({ tabId, startedAt, page }, dispatch) => {
    if (!(await isStillThere(page))) await dispatch({ type: 'pageLeft', tabId, startedAt });
  }),
  flashRecovered: detached(({ tabId }) => flashRecovered(tabId, isMarkedFailing)),
  openPopup: detached(({ tabId }) => openPopup(tabId)),
  probe: detached(async ({ incidentId, address, withCookies }, dispatch) =>
    dispatch({ type: 'probed', incidentId, ...(await probe(address, withCookies)) }),
  ),
  watchProbe: detached(async ({ origin, address }, dispatch) => dispatch({ type: 'watchProbed', origin, ...(await probe(address, true)) })),
  reload: detached(reload),
  clearCache: detached(async (effect, dispatch) => {
    await clearCachedFiles(effect, effect.withWorker).catch((error: unknown) => console.warn('Comeback could not clear the cache', error));
    await reload({ ...effect, bypassCache: true }, dispatch);
  }),
  countCookies: detached(async ({ tabId, address, startedAt }, dispatch) =>
    dispatch({ type: 'cookiesCounted', tabId, startedAt, counted: await countSite(tabId, address) }),
  ),
  takeCookies: detached(takeCookies),
  clearSite: detached(async ({ tabId, clearing, cookies }, dispatch) => {
    const { origin, site, privateWindow, withData } = clearing;
    const data = withData ? await clearSavedData({ tabId, origin, privateWindow }) : ({ kind: 'kept' } as const);
    const left = await removeCookies(site, cookies).catch(() => cookies.length);
    await dispatch({ type: 'siteCleared', tabId, left, data });
  }),
  putCookiesBack: detached(async ({ tabId, site, cookies }, dispatch) => {
    const notBack = await restoreCookies(site, cookies).catch(() => cookies.length);
    await dispatch({ type: 'cookiesPutBack', tabId, notBack });
  }),
  listExtensions: detached(listOrAsk),
  arrangeExtensions: detached(async ({ tabId, ids, enabledIds }, dispatch) => {
    const failedIds = await arrangeExtensions(ids, enabledIds).catch(() => [...ids]);
    await dispatch({ type: 'extensionsArranged', tabId, failedIds });
  }),
  hardReload: detached(async ({ tabId, address, since }, dispatch) => {
    await reloadBypassingCache(tabId, address).catch((error: unknown) => console.warn('Comeback could not load', error));
    await dispatch({ type: 'testLoadEnded', tabId, since });
  }),
  seeExtensions: detached(async ({ tabId, load }, dispatch) => {
    const enabled = (await listExtensions().catch(() => undefined))?.filter((one) => one.enabled);
    await dispatch({ type: 'extensionsSeen', tabId, load, ...(enabled ? { enabledIds: enabled.map(({ id }) => id) } : {}) });
  }),
  leaveOff: detached(async ({ tabId, ids }, dispatch) =>
    dispatch({ type: 'leftOff', tabId, failedIds: await switchOff(ids).catch(() => [...ids]) }),
  ),
  // Without the permission no extension can be enabled: all count as failed, and the panel says so.
  restoreExtensions: detached(async ({ ids }, dispatch) =>
    dispatch({ type: 'extensionsRestored', failedIds: await restoreExtensions(ids).catch(() => [...ids]) }),
  ),
  showTab: detached(({ tabId }) => showTab(tabId)),
  openPrivately: detached(async ({ tabId, startedAt, address }, dispatch) => {
    if (await openPrivately(address)) return;
    await dispatch({ type: 'stepSettled', tabId, startedAt, step: 'private-window', result: 'not-possible' });
  }),
  openTab: detached(({ address, openerTabId }) => openTab(address, openerTabId)),
  openGuide: detached(({ openerTabId }) => openTab(browser.runtime.getURL('src/help/index.html'), openerTabId)),
  openOptions: detached(() => browser.runtime.openOptionsPage()),
  requestNotifications: detached(async ({ tabId }, dispatch) => {
    if (await mayNotify()) return;
    await dispatch({ type: 'notificationsAsked' });
    await openTab(browser.runtime.getURL(`src/permission/index.html?for=notifications&tab=${tabId}`), tabId);
  }),
};

/** Resolves when the next effect may run; never rejects. */
export async function runEffect(effect: Effect, dispatch: Dispatch): Promise<void> {
  const { when, run } = runners[effect.type] as Runner<Effect['type']>;
  const running = run(effect, dispatch).catch((error: unknown) => {
    console.warn('Comeback could not', effect.type, error);
  });
  if (when === 'in-turn') await running;
}

type Reload = Pick<EffectOf<'reload'>, 'tabId' | 'startedAt' | 'bypassCache'>;

async function reload({ tabId, startedAt, bypassCache }: Reload, dispatch: Dispatch): Promise<void> {
  try {
    await browser.tabs.reload(tabId, { bypassCache });
  } catch {
    await dispatch({ type: 'reloadFailed', tabId, startedAt });
  }
}

/** Reads the cookies of a clearing; if they cannot be read, nothing is cleared. */
async function takeCookies({ tabId, address, origin }: EffectOf<'takeCookies'>, dispatch: Dispatch): Promise<void> {
  const taken = await readSite(tabId, address).catch(() => undefined);
  await dispatch(taken ? { type: 'cookiesTaken', tabId, origin, ...taken } : { type: 'cookiesUnread', tabId, origin });
}

async function listOrAsk({ tabId }: EffectOf<'listExtensions'>, dispatch: Dispatch): Promise<void> {
  if (await mayManage()) {
    await dispatch({ type: 'extensionsListed', tabId, extensions: await listExtensions(), self: browser.runtime.id });
    return;
  }
  await openTab(browser.runtime.getURL(`src/permission/index.html?for=management&tab=${tabId}`), tabId);
}
