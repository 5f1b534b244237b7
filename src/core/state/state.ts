/** Everything the background knows, in two lifetimes. */
import { defaultSettings, type Settings } from '../env/settings.ts';
import type { Journal } from '../extension-test/journal.ts';
import type { ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { Incident, Page } from '../incident/incident.ts';
import type { StepId } from '../incident/steps.ts';
import type { Clearing } from '../site-data/clearing.ts';
import type { Watch } from '../watch/watch.ts';

/** Ends with the browser (`storage.session`): nothing of it ever reaches the disk. */
export interface SessionState {
  readonly incidents: readonly Incident[];
  /** Hosts that are to be left alone until a time. */
  readonly hiddenUntil: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<number, ExtensionNote>>;
  /** Tabs whose popup is to open as soon as they are in front. */
  readonly popupDue: readonly number[];
  /** The last clearing in each tab, with what can be put back. */
  readonly clearings: Readonly<Record<number, Clearing>>;
  /** Tests by hand, by site: where somebody was. */
  readonly manualTests: Readonly<Record<string, ManualTest>>;
}

/** Outlives the browser (`storage.local`): the person's wishes, and what we promised to put back. */
export interface PersistentState {
  readonly muted: readonly string[];
  readonly journal: Journal | null;
  readonly watches: readonly Watch[];
  /** The step that last ended an incident, by site: offered first the next time. Kept on this computer, never of a private window. */
  readonly helped: Readonly<Record<string, StepId>>;
  readonly settings: Settings;
}

export interface State {
  readonly session: SessionState;
  readonly persistent: PersistentState;
}

export const emptySession: SessionState = { incidents: [], hiddenUntil: {}, notes: {}, popupDue: [], clearings: {}, manualTests: {} };
export const emptyPersistent: PersistentState = { muted: [], journal: null, watches: [], helped: {}, settings: defaultSettings };

/** The incident and the page of a tab, if that tab is in trouble. */
export function incidentIn(state: State, tabId: number): { incident: Incident; page: Page } | undefined {
  for (const incident of state.session.incidents) {
    const page = incident.pages.find((candidate) => candidate.tabId === tabId);
    if (page) return { incident, page };
  }
  return undefined;
}

/** The state with one incident changed, added, or (null) taken out. */
export function withIncident(state: State, id: string, next: Incident | null): State {
  const others = state.session.incidents.filter((incident) => incident.id !== id);
  return { ...state, session: { ...state.session, incidents: next ? [...others, next] : others } };
}
