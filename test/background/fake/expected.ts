/** The only imports from src in these tests: the background's entry, its messages, and the projection of the stored state. */
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

/** Starts the background again; `overlay` is the script that it injects, which is not built here. */
export const background = { overlay: '../../../src/overlay/main.tsx?script&iife' } as const;
export const startBackground = (): Promise<unknown> => import('../../../src/background/main.ts');

/** The global variables that the background and the panel's script set in a page. */
export const documentToken = 'comebackDocument';
export const panelFor = 'comebackPanelFor';

export interface Areas {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
}

/** The state that the background reads from storage. */
export const stateOf = ({ session, local }: Areas): State => restoreState(local, session['state']);

/** What the background decides on this event; throws if the background would. */
export function decide(stored: Areas, event: Event, env: { at: number; online: boolean; capabilities: Capabilities }): State {
  const [after] = update(stateOf(stored), event, { random: 0.5, ...env });
  project(after, env);
  return after;
}

/** The projection of the state stored now. Being offline matters only to watches: see `expectedAlarms`. */
export const projectionOf = (stored: Areas, at: number, capabilities: Capabilities): Projection =>
  project(stateOf(stored), { at, online: true, capabilities });

/** What the popup over a tab shows if it asks now. */
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

/** The failing page in a tab: the request it belongs to, and where its panel is shown. */
export const failingPage = (stored: Areas, tabId: number): Pick<Page, 'startedAt' | 'respondedAt' | 'phase'> | undefined =>
  incidentIn(stateOf(stored), tabId)?.page;

/**
 * The badges a tab may have. `stands`: the failing document is in the tab. While it loads or unloads, the browser clears badges by
 * itself. In a healthy tab «✓» is shown for a moment only and is no state.
 */
export function expectedBadges({ badges }: Projection, tabId: number, stands: boolean): readonly string[] {
  const mark = badges.get(tabId);
  if (mark === undefined) return ['', '✓'];
  return mark === 'pending' || !stands ? ['!', '', '✓'] : ['!'];
}

/** The earliest and latest time at which an alarm may fire. */
export interface ExpectedAlarm {
  readonly from: number;
  readonly to: number;
}

/** Every alarm that must exist. `wasOffline`: the browser was offline within the last minute, and a watch waits until it is online. */
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
