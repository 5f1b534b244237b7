/** Applies the projection to the browser, as far as it has changed: panels, badges, alarms, listeners, announcements. */
import browser from 'webextension-polyfill';
import { list, number, object, oneOf, boolean, type Parser } from '../../core/persistence/shape.ts';
import { alarmNames, type AlarmName, type Announcement, type Panel, type Projection } from '../../core/projection.ts';
import type { Event } from '../../core/state/events.ts';
import type { ViewChanged } from '../../messages.ts';
import { setAlarm } from '../browser/alarms.ts';
import { markFailing, markNews } from '../browser/badge.ts';
import { listenForExtensions, listenForTabs } from '../browser/listeners.ts';
import { notify } from '../browser/notifications.ts';
import { isOpenTab } from '../browser/tabs.ts';

/** The projection as last applied. Undefined: unknown to this service worker, or the call failed; the next event applies it again. */
interface Told {
  /** The document of each panel and its view as JSON, by tab. */
  readonly panels: Map<number, { readonly startedAt: number; readonly view?: string }>;
  readonly badges: Map<number, number | 'pending' | undefined>;
  readonly alarms: Map<AlarmName, number | undefined>;
  readonly announced: Set<string>;
  isNewsOnIcon: boolean | undefined;
}

let told: Told | undefined;
let latest: Projection | undefined;

/** Applies a projection. `except` is a tab whose panel gets its first view in a reply. */
export async function sync(next: Projection, dispatch: (event: Event) => Promise<unknown>, except?: number): Promise<void> {
  latest = next;
  const before = await toldBefore();
  await attempt(remember(before, next));
  syncPanels(before, next, except);
  const badgesRemoved = syncBadges(before, next);
  await syncAlarms(before, next);
  listenForTabs(next.listeners.tabs);
  listenForExtensions(next.listeners.extensions);
  for (const one of next.announcements) {
    if (before.announced.has(one.origin)) continue;
    before.announced.add(one.origin);
    void attempt(announce(one, dispatch));
  }
  for (const origin of before.announced) if (!next.announcements.some((one) => one.origin === origin)) before.announced.delete(origin);
  await badgesRemoved;
  await attempt(remember(before, next));
}

/** Waits for work and returns whether it succeeded, so that one failure does not block the rest. */
async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    console.warn('Comeback could not update the browser', error);
    return false;
  }
}

/** Forgets an alarm that has fired: the browser has removed it, so it has to be set again if still needed. */
export function forgetAlarm(name: AlarmName): void {
  told?.alarms.set(name, undefined);
}

/** Registers the listeners that the new state needs before it is saved, so that a service worker terminated in between is still woken. */
export function listenAhead({ listeners }: Projection): void {
  if (listeners.tabs) listenForTabs(true);
  if (listeners.extensions) listenForExtensions(true);
}

/** Whether this tab is to have the failure badge. */
export const isMarkedFailing = (tabId: number): boolean => latest?.badges.has(tabId) === true;

function syncPanels(before: Told, next: Projection, except: number | undefined): void {
  for (const [tabId, { startedAt, view }] of next.panels) {
    const json = JSON.stringify(view);
    const known = before.panels.get(tabId);
    before.panels.set(tabId, { startedAt, view: json });
    const isFirst = known?.startedAt !== startedAt;
    // If a terminated service worker missed that the load was aborted, the older document is still in the tab.
    if (known && isFirst) tellPanel(before, tabId, { startedAt: known.startedAt, view: null });
    // A panel that receives a view while it waits for a reply takes it as newer than the reply, so it must receive the next one as well.
    if (isFirst ? tabId !== except : known.view !== json) tellPanel(before, tabId, { startedAt, view });
  }
  for (const [tabId, { startedAt }] of before.panels) {
    if (next.panels.has(tabId)) continue;
    before.panels.delete(tabId);
    tellPanel(before, tabId, { startedAt, view: null });
  }
}

/** Sends a panel its view; ignores a tab whose panel is not listening. If it fails otherwise, the view in the panel is unknown. */
function tellPanel({ panels }: Told, tabId: number, panel: Panel): void {
  const message: ViewChanged = { type: 'view-changed', ...panel };
  const sent = panels.get(tabId);
  browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(async (error: unknown) => {
    if (isNobodyListening(error) || !(await isOpenTab(tabId)) || panels.get(tabId) !== sent) return;
    panels.set(tabId, { startedAt: panel.startedAt });
  });
}

/** The same words in Chrome and in Firefox. */
const isNobodyListening = (error: unknown): boolean => String(error).includes('Receiving end does not exist');

/** Resolves once removed badges are removed. New ones are not waited for, because the first view of a panel may be waiting. */
async function syncBadges(before: Told, next: Projection): Promise<void> {
  const { badges } = before;
  const removed = [...badges.keys()].filter((tabId) => !next.badges.has(tabId));
  for (const tabId of removed) badges.delete(tabId);
  const removing = removed.map(async (tabId) => {
    const isDone = await attempt(markFailing(tabId, false));
    if (!isDone && !badges.has(tabId)) badges.set(tabId, undefined);
  });
  for (const [tabId, startedAt] of next.badges) {
    const isSame = badges.get(tabId) === startedAt;
    badges.set(tabId, startedAt);
    if (!isSame && startedAt !== 'pending') void setBadge(badges, tabId, startedAt);
  }
  if (before.isNewsOnIcon !== next.isNewsOnIcon) removing.push(syncNews(before, next.isNewsOnIcon));
  await Promise.all(removing);
}

/** Sets the badge; if that fails and no newer call has been made for the tab, its badge is unknown. */
async function setBadge(badges: Told['badges'], tabId: number, startedAt: number): Promise<void> {
  const isDone = await attempt(markFailing(tabId, true));
  if (!isDone && badges.get(tabId) === startedAt) badges.set(tabId, undefined);
}

async function syncNews(before: Told, isNews: boolean): Promise<void> {
  before.isNewsOnIcon = isNews;
  const isDone = await attempt(markNews(isNews));
  if (!isDone && before.isNewsOnIcon === isNews) before.isNewsOnIcon = undefined;
}

async function syncAlarms(before: Told, next: Projection): Promise<void> {
  for (const name of alarmNames) {
    const at = next.alarms[name];
    if (at === null ? !before.alarms.has(name) : before.alarms.get(name) === at) continue;
    if (!(await attempt(setAlarm(name, at)))) before.alarms.set(name, undefined);
    else if (at === null) before.alarms.delete(name);
    else before.alarms.set(name, at);
  }
}

/** Notifies the user; if that fails, the badge announces the recovery. */
const announce = async (one: Announcement, dispatch: (event: Event) => Promise<unknown>): Promise<unknown> =>
  dispatch({ type: 'notified', origin: one.origin, shown: await notify(one).catch(() => false) });

/** Survives the service worker: the tabs and alarms that were set, so that the next one can undo it. */
interface Trace {
  readonly panels: readonly { readonly tabId: number; readonly startedAt: number }[];
  readonly alarms: readonly AlarmName[];
  readonly isNewsOnIcon: boolean;
}

const trace: Parser<Trace> = object<Trace>({
  panels: list(object({ tabId: number, startedAt: number })),
  alarms: list(oneOf(...alarmNames)),
  isNewsOnIcon: boolean,
});

let written = '';
/** A trace that could not be read is not overwritten, because then nobody could undo what it lists. */
let isTraceRead = false;

/** What is applied already, by this service worker and by earlier ones. If their trace cannot be read, the next event tries again. */
async function toldBefore(): Promise<Told> {
  if (told && isTraceRead) return told;
  const stored = await browser.storage.session.get('told').catch(() => undefined);
  isTraceRead = stored !== undefined;
  const { panels, alarms, isNewsOnIcon } = trace(stored?.['told']) ?? {
    panels: [],
    alarms: isTraceRead ? [] : alarmNames,
    isNewsOnIcon: !isTraceRead,
  };
  const known = (told ??= {
    panels: new Map(),
    badges: new Map(),
    alarms: new Map<AlarmName, number | undefined>(alarms.map((name) => [name, undefined])),
    announced: new Set(),
    isNewsOnIcon: isNewsOnIcon ? undefined : false,
  });
  for (const { tabId, startedAt } of panels) {
    if (!known.panels.has(tabId)) known.panels.set(tabId, { startedAt });
    // Every badge is set again, and outdated ones are removed.
    if (!known.badges.has(tabId)) known.badges.set(tabId, undefined);
  }
  return known;
}

/**
 * Writes the trace of what is applied and of what is about to be, before additions and after removals: if the service worker is terminated
 * in between, the list is too long, never too short. A removal that failed stays in it.
 */
async function remember(before: Told, next: Projection): Promise<void> {
  if (!isTraceRead) return;
  // No document started at -1: of these tabs only the badge has to be removed.
  const badges = [...before.badges.keys()].map((tabId) => [tabId, { startedAt: -1 }] as const);
  const panels = new Map<number, { readonly startedAt: number }>([...badges, ...before.panels, ...next.panels]);
  const alarms = alarmNames.filter((name) => next.alarms[name] !== null || before.alarms.has(name));
  const now: Trace = {
    panels: [...panels].map(([tabId, { startedAt }]) => ({ tabId, startedAt })),
    alarms,
    isNewsOnIcon: next.isNewsOnIcon || before.isNewsOnIcon !== false,
  };
  const json = JSON.stringify(now);
  if (json === written || (written === '' && now.panels.length + alarms.length === 0 && !now.isNewsOnIcon)) return;
  await browser.storage.session.set({ told: now });
  written = json;
}
