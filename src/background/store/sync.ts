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

/** The projection as last applied. */
interface Told {
  /** The document of each panel and its view as JSON, by tab; the view is undefined if unknown to this service worker. */
  readonly panels: Map<number, { readonly startedAt: number; readonly view?: string }>;
  readonly badges: Map<number, number | 'pending'>;
  readonly alarms: Map<AlarmName, number | undefined>;
  readonly announced: Set<string>;
  isNewsOnIcon: boolean;
}

let told: Told | undefined;

/** Applies a projection. `except` is a tab whose panel gets its first view in a reply. */
export async function sync(next: Projection, dispatch: (event: Event) => Promise<unknown>, except?: number): Promise<void> {
  const before = (told ??= await toldByOtherWorkers());
  await attempt(remember(before, next, 'before'));
  syncPanels(before, next, except);
  syncBadges(before, next);
  await syncAlarms(before, next);
  listenForTabs(next.listeners.tabs);
  listenForExtensions(next.listeners.extensions);
  for (const one of next.announcements) {
    if (before.announced.has(one.origin)) continue;
    before.announced.add(one.origin);
    void attempt(announce(one, dispatch));
  }
  for (const origin of before.announced) if (!next.announcements.some((one) => one.origin === origin)) before.announced.delete(origin);
  await attempt(remember(before, next, 'after'));
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

/** Whether this tab has the failure badge. */
export const isMarkedFailing = (tabId: number): boolean => told?.badges.has(tabId) === true;

function syncPanels(before: Told, next: Projection, except: number | undefined): void {
  for (const [tabId, { startedAt, view }] of next.panels) {
    const json = JSON.stringify(view);
    const known = before.panels.get(tabId);
    before.panels.set(tabId, { startedAt, view: json });
    const isFirst = known?.startedAt !== startedAt;
    // If a terminated service worker missed that the load was aborted, the older document is still in the tab.
    if (known && isFirst) tellPanel(tabId, { startedAt: known.startedAt, view: null });
    // A panel that receives a view while it waits for a reply takes it as newer than the reply, so it must receive the next one as well.
    if (isFirst ? tabId !== except : known.view !== json) tellPanel(tabId, { startedAt, view });
  }
  for (const [tabId, { startedAt }] of before.panels) {
    if (next.panels.has(tabId)) continue;
    before.panels.delete(tabId);
    tellPanel(tabId, { startedAt, view: null });
  }
}

/** Sends a panel its view; ignores a tab whose panel is not listening. */
function tellPanel(tabId: number, panel: Panel): void {
  const message: ViewChanged = { type: 'view-changed', ...panel };
  browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => undefined);
}

function syncBadges(before: Told, next: Projection): void {
  for (const tabId of before.badges.keys()) {
    if (next.badges.has(tabId)) continue;
    before.badges.delete(tabId);
    void markFailing(tabId, false);
  }
  for (const [tabId, startedAt] of next.badges) {
    const isSame = before.badges.get(tabId) === startedAt;
    before.badges.set(tabId, startedAt);
    if (!isSame && startedAt !== 'pending') void markFailing(tabId, true);
  }
  if (before.isNewsOnIcon !== next.isNewsOnIcon) void attempt(markNews(next.isNewsOnIcon));
  before.isNewsOnIcon = next.isNewsOnIcon;
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

async function toldByOtherWorkers(): Promise<Told> {
  const { told: stored } = await browser.storage.session.get('told');
  const { panels, alarms, isNewsOnIcon } = trace(stored) ?? { panels: [], alarms: [], isNewsOnIcon: false };
  return {
    panels: new Map(panels.map(({ tabId, startedAt }) => [tabId, { startedAt }])),
    // No document started at -1, so every badge is set again, and outdated ones are removed.
    badges: new Map(panels.map(({ tabId }) => [tabId, -1])),
    alarms: new Map<AlarmName, number | undefined>(alarms.map((name) => [name, undefined])),
    announced: new Set(),
    isNewsOnIcon,
  };
}

/**
 * Writes the trace before additions and after removals: if the service worker is terminated in between, the list is too long, never too
 * short.
 */
async function remember(before: Told, next: Projection, when: 'before' | 'after'): Promise<void> {
  const panels = new Map<number, { readonly startedAt: number }>([...(when === 'before' ? before.panels : []), ...next.panels]);
  const alarms = alarmNames.filter((name) => next.alarms[name] !== null || (when === 'before' && before.alarms.has(name)));
  const now: Trace = {
    panels: [...panels].map(([tabId, { startedAt }]) => ({ tabId, startedAt })),
    alarms,
    isNewsOnIcon: next.isNewsOnIcon || (when === 'before' && before.isNewsOnIcon),
  };
  const json = JSON.stringify(now);
  if (json === written || (written === '' && now.panels.length + alarms.length === 0 && !now.isNewsOnIcon)) return;
  await browser.storage.session.set({ told: now });
  written = json;
}
