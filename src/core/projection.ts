/** Projects the state to everything derived from it: panels, badges, alarms, announcements, and the browser events to listen for. */
import type { Capabilities } from './env/capabilities.ts';
import type { Env } from './env/env.ts';
import { isHealthy, isPending, standingPage, type Page } from './incident/page.ts';
import { nextDueAt } from './probe/backoff.ts';
import { forgottenAt } from './site-data/clearing.ts';
import { failingTabs, isTestingByHand } from './state/listening.ts';
import type { State } from './state/state.ts';
import { viewOf } from './view/panel-view.ts';
import type { PanelView } from './view/view.ts';
import { nextWatchAt, type BackWatch } from './watch/watch.ts';

export const alarmNames = ['probe', 'restore', 'watch', 'undo'] as const;
export type AlarmName = (typeof alarmNames)[number];

/** A recovery that has not been announced. `away` is the time in ms from the start of the watch to the recovery. */
export interface Announcement {
  readonly origin: string;
  readonly host: string;
  readonly address: string;
  readonly away: number;
}

/** The panel of the document with this `startedAt`. A null view: no panel in the page. */
export interface Panel {
  readonly startedAt: number;
  readonly view: PanelView | null;
}

export interface Projection {
  /** The panel of each failing page, by tab. */
  readonly panels: ReadonlyMap<number, Panel>;
  /**
   * Tabs with the failure badge, with the `startedAt` of their document: a commit clears the tab's badge. `pending`: another document is
   * being searched for; the badge is left alone until it is found, and then set again.
   */
  readonly badges: ReadonlyMap<number, number | 'pending'>;
  /** Whether every icon has the recovery badge, because no notification is allowed. */
  readonly isNewsOnIcon: boolean;
  /** When each alarm is due, in epoch ms; null if it is not set. */
  readonly alarms: Readonly<Record<AlarmName, number | null>>;
  readonly listeners: {
    /** Tabs activated and closed, windows focused. */
    readonly tabs: boolean;
    /** Extensions enabled or disabled by the user. */
    readonly extensions: boolean;
  };
  readonly announcements: readonly Announcement[];
}

export function project(state: State, env: Pick<Env, 'at' | 'online' | 'capabilities'>): Projection {
  const { session, persistent } = state;
  const pages = session.incidents.flatMap((incident) => incident.pages);
  return {
    panels: new Map(pages.flatMap((page) => panelOf(state, page, env.capabilities))),
    badges: new Map(pages.flatMap((page) => badgeOf(state, page))),
    isNewsOnIcon: persistent.watches.some((watch) => watch.phase === 'back' && watch.told === 'on-icon'),
    alarms: {
      probe: nextDueAt(session.incidents),
      restore: restoreAt(state),
      watch: nextWatchAt(persistent.watches, env.at, env.online),
      undo: earliest(Object.values(session.clearings).flatMap((clearing) => forgottenAt(clearing) ?? [])),
    },
    listeners: { tabs: failingTabs(state).size > 0, extensions: isTestingByHand(state) },
    announcements: persistent.watches.flatMap((watch) => (watch.phase === 'back' && watch.told === 'owed' ? [announcementOf(watch)] : [])),
  };
}

function panelOf(state: State, page: Page, capabilities: Capabilities): (readonly [number, Panel])[] {
  const { tabId } = page;
  const standing = standingPage(page);
  return standing ? [[tabId, { startedAt: standing.startedAt, view: viewOf(state, tabId, 'overlay', capabilities) }]] : [];
}

/** A page that works while extensions are disabled gets a badge only once it is certain that it fails with them enabled. */
function badgeOf(state: State, page: Page): (readonly [number, number | 'pending'])[] {
  const standing = standingPage(page);
  if (!standing) return [];
  const isMarked = !isHealthy(standing) || state.session.notes[page.tabId]?.kind === 'found';
  return isMarked ? [[page.tabId, isPending(page) ? 'pending' : standing.startedAt]] : [];
}

const restoreAt = ({ persistent: { journal } }: State): number | null =>
  journal === null || journal.phase === 'stuck' ? null : journal.backAt;

const earliest = (times: readonly number[]): number | null => (times.length > 0 ? Math.min(...times) : null);

const announcementOf = ({ origin, host, address, since, backAt }: BackWatch): Announcement => ({
  origin,
  host,
  address,
  away: backAt - since,
});
