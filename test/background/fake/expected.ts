/** All that these tests know of what stands in src: where the background begins, its messages, and what follows from what is stored. */
import { emptyLasting, emptySession, troubleIn, type LastingState, type SessionState, type State } from '../../../src/core/state.ts';
import type { Capabilities, Event } from '../../../src/core/events.ts';
import { update } from '../../../src/core/update.ts';
import { viewOf } from '../../../src/core/view-of.ts';
import { settingsFrom } from '../../../src/core/settings.ts';
import type { Page } from '../../../src/core/incident.ts';
import { wakeForNext } from '../../../src/core/looks.ts';
import { wakeForUndo } from '../../../src/core/clear-decisions.ts';
import { nextWatch } from '../../../src/core/watch.ts';
import type { PanelView } from '../../../src/core/view.ts';

export type { FromOurPages, FromOverlay, ViewChanged } from '../../../src/messages.ts';
export type { Act, PanelView } from '../../../src/core/view.ts';
export type { Capabilities, Event } from '../../../src/core/events.ts';

/** The background, begun anew; `overlay` is the script that it puts into pages, which is not built here. */
export const background = { main: '../../../src/background/main.ts', overlay: '../../../src/overlay/main.tsx?script&iife' } as const;
export const startBackground = (): Promise<unknown> => import('../../../src/background/main.ts');

/** What the background and the panel's script leave in the global scope of a page. */
export const ticket = 'comebackTicket';
export const shownFor = 'comebackShown';

export interface Areas {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
}

/** What the background makes of what is stored. */
export const stateOf = ({ session, local }: Areas): State => ({
  session: { ...emptySession, ...(session['state'] as SessionState | undefined) },
  lasting: {
    ...emptyLasting,
    ...Object.fromEntries(Object.entries(local as Partial<LastingState>).filter(([key]) => key in emptyLasting)),
    settings: settingsFrom(local['settings']),
  },
});

/** What the background decides about this event; throws where it would. */
export const decide = (stored: Areas, event: Event, world: { at: number; online: boolean; can: Capabilities }): State =>
  update(stateOf(stored), event, { chance: 0.5, ...world })[0];

/** What the panel in the page and the popup of a tab show. */
export function expectedViews(stored: Areas, tabId: number, can: Capabilities): Record<'overlay' | 'popup', PanelView | null> {
  const state = stateOf(stored);
  return { overlay: viewOf(state, tabId, 'overlay', can), popup: viewOf(state, tabId, 'popup', can) };
}

/** The page that fails in a tab: which request's, and where its panel is. */
export const failingPage = (stored: Areas, tabId: number): Pick<Page, 'startedAt' | 'answeredAt' | 'place'> | undefined =>
  troubleIn(stateOf(stored), tabId)?.page;

/**
 * The marks a tab may have. A page that fails and has been found: «!»; so has one that is well only because the guilty extensions are off.
 * `stands`: that very document is in the tab; while it comes or goes the browser wipes marks by itself. Where nothing fails «✓» is a
 * moment, and no state.
 */
export function expectedBadges(stored: Areas, tabId: number, stands: boolean): readonly string[] {
  const state = stateOf(stored);
  const page = troubleIn(state, tabId)?.page;
  if (!page) return ['', '✓'];
  if (page.place === 'pending' || !stands) return ['', '!', '✓'];
  if (!page.well || state.session.notes[tabId]?.kind === 'found') return ['!'];
  return [''];
}

/** When an alarm rings: between these two, or not at all where it is `optional`. */
export interface ExpectedAlarm {
  readonly from: number;
  readonly to: number;
  readonly optional?: boolean;
}

const at = (time: number | null): ExpectedAlarm | undefined => (time === null ? undefined : { from: time, to: time });

/** Every alarm that may exist. `wasOffline`: the network was away within the last minute, and a watch waits for that to end. */
export function expectedAlarms(
  stored: Areas,
  { now, wasOffline }: { readonly now: number; readonly wasOffline: boolean },
): Record<'look' | 'undo' | 'watch' | 'restore', ExpectedAlarm | undefined> {
  const state = stateOf(stored);
  const { journal, watches } = state.lasting;
  const timeOf = (effect: ReturnType<typeof wakeForNext>): number | null => (effect.type === 'wakeAt' ? effect.at : null);
  const watch = nextWatch(watches, now, true);
  const restore = journal && journal.phase !== 'stuck' ? journal.backAt : null;
  return {
    look: at(timeOf(wakeForNext(state))),
    undo: at(timeOf(wakeForUndo(state))),
    watch: watch !== null && wasOffline ? { from: watch, to: Math.max(watch, now + 60_000) } : at(watch),
    // While they are being put back the old time may stay: it only does the same again.
    restore: restore === null ? undefined : { from: restore, to: restore, optional: journal?.phase === 'putting-back' },
  };
}
