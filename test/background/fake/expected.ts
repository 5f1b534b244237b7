/** All that these tests know of what stands in src: where the background begins, its messages, and what follows from what is stored. */
import type { Capabilities } from '../../../src/core/env/capabilities.ts';
import type { Page } from '../../../src/core/incident/page.ts';
import { historyFrom } from '../../../src/core/persistence/persistent.ts';
import { restoreState } from '../../../src/core/persistence/restore-state.ts';
import { project, type AlarmName, type Projection } from '../../../src/core/projection.ts';
import type { Event } from '../../../src/core/state/events.ts';
import { incidentIn, type State } from '../../../src/core/state/state.ts';
import { update } from '../../../src/core/update.ts';
import { popupView, type PopupView } from '../../../src/core/view/popup-view.ts';
import type { Request, SentBy } from '../../../src/messages.ts';

export type { Capabilities } from '../../../src/core/env/capabilities.ts';
export type { Projection } from '../../../src/core/projection.ts';
export type { Action } from '../../../src/core/state/actions.ts';
export type { Event } from '../../../src/core/state/events.ts';
export type { PopupView } from '../../../src/core/view/popup-view.ts';
export type { PanelView } from '../../../src/core/view/view.ts';
export type { PopupChanged, ViewChanged } from '../../../src/messages.ts';
export type FromPanel = { [T in SentBy<'panel'>]: Request<T> }[SentBy<'panel'>];
export type FromPage = { [T in SentBy<'page'>]: Request<T> }[SentBy<'page'>];

/** The background, begun anew; `overlay` is the script that it puts into pages, which is not built here. */
export const background = { overlay: '../../../src/overlay/main.tsx?script&iife' } as const;
export const startBackground = (): Promise<unknown> => import('../../../src/background/main.ts');

/** What the background and the panel's script leave in the global scope of a page. */
export const documentToken = 'comebackDocument';
export const panelFor = 'comebackPanelFor';

export interface Areas {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
}

/** What the background makes of what is stored. */
export const stateOf = ({ session, local }: Areas): State => restoreState(local, session['state']);

/** What the background decides about this event; throws where it would. */
export function decide(stored: Areas, event: Event, env: { at: number; online: boolean; capabilities: Capabilities }): State {
  const [after] = update(stateOf(stored), event, { random: 0.5, ...env });
  project(after, env);
  return after;
}

/** What follows from what is stored at this moment. Offline matters to watches alone: see `expectedAlarms`. */
export const projectionOf = (stored: Areas, at: number, capabilities: Capabilities): Projection =>
  project(stateOf(stored), { at, online: true, capabilities });

/** What the popup over a tab shows, as it is told at that moment. */
export const expectedPopup = (
  stored: Areas,
  { tabId, at, url }: { readonly tabId: number; readonly at: number; readonly url?: string | undefined },
  capabilities: Capabilities,
): PopupView =>
  popupView(
    stateOf(stored),
    { tabId, ...(url === undefined ? {} : { url }), history: historyFrom(stored.local['history']) },
    { at, capabilities },
  );

/** The page that fails in a tab: which request's, and where it is shown. */
export const failingPage = (stored: Areas, tabId: number): Pick<Page, 'startedAt' | 'respondedAt' | 'phase'> | undefined =>
  incidentIn(stateOf(stored), tabId)?.page;

/**
 * The marks a tab may have. `stands`: the very document that fails is in the tab; while it comes or goes the browser wipes marks by
 * itself. Where nothing fails «✓» is a moment, and no state.
 */
export function expectedBadges({ badges }: Projection, tabId: number, stands: boolean): readonly string[] {
  const mark = badges.get(tabId);
  if (mark === undefined) return ['', '✓'];
  return mark === 'pending' || !stands ? ['!', '', '✓'] : ['!'];
}

/** When an alarm rings: between these two. */
export interface ExpectedAlarm {
  readonly from: number;
  readonly to: number;
}

/** Every alarm that exists. `wasOffline`: the network was away within the last minute, and a watch waits for that to end. */
export function expectedAlarms(
  { alarms }: Projection,
  { now, wasOffline }: { readonly now: number; readonly wasOffline: boolean },
): Record<AlarmName, ExpectedAlarm | undefined> {
  const at = (time: number | null): ExpectedAlarm | undefined => (time === null ? undefined : { from: time, to: time });
  const { watch } = alarms;
  return {
    probe: at(alarms.probe),
    undo: at(alarms.undo),
    watch: watch !== null && wasOffline ? { from: watch, to: Math.max(watch, now + 60_000) } : at(watch),
    restore: at(alarms.restore),
  };
}
