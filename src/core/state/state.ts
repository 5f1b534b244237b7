/** Everything the background knows, in two lifetimes. */
import { defaultSettings, type Settings } from '../env/settings.ts';
import type { Journal } from '../extension-test/journal.ts';
import type { ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { withPage, type FailingPage, type Incident } from '../incident/incident.ts';
import type { Page } from '../incident/page.ts';
import type { StepId } from '../incident/steps.ts';
import type { Clearing } from '../site-data/clearing.ts';
import type { Watch } from '../watch/watch.ts';

/** Ends with the browser (`storage.session`) and never reaches the disk. */
export interface SessionState {
  readonly incidents: readonly Incident[];
  /** Host → epoch milliseconds until which it is left alone. */
  readonly hiddenUntil: Readonly<Record<string, number>>;
  /** How the last extension test in a tab ended, by tab. */
  readonly notes: Readonly<Record<number, ExtensionNote>>;
  /** Tabs whose popup opens as soon as they are in front. */
  readonly popupDue: readonly number[];
  /** The last clearing in each tab, with what can be put back. */
  readonly clearings: Readonly<Record<number, Clearing>>;
  /** Manual extension tests by site (`manualTestKey`). */
  readonly manualTests: Readonly<Record<string, ManualTest>>;
}

/** Outlives the browser (`storage.local`): the person's wishes, and what is still to be put back. */
export interface PersistentState {
  /** Hosts, or `*.` and a host, on which Comeback stays silent. */
  readonly muted: readonly string[];
  /** The extension test under way, or what it has still to put back. */
  readonly journal: Journal | null;
  readonly watches: readonly Watch[];
  /** The step that last ended an incident, by host: offered first the next time. Never of a private window. */
  readonly helped: Readonly<Record<string, StepId>>;
  readonly settings: Settings;
  /** The question about notifications was put once; it is not put again. */
  readonly askedToNotify: boolean;
}

export interface State {
  readonly session: SessionState;
  readonly persistent: PersistentState;
}

export const emptySession: SessionState = { incidents: [], hiddenUntil: {}, notes: {}, popupDue: [], clearings: {}, manualTests: {} };
export const emptyPersistent: PersistentState = {
  muted: [],
  journal: null,
  watches: [],
  helped: {},
  settings: defaultSettings,
  askedToNotify: false,
};

/** The failing page of a tab, and its incident. */
export function incidentIn({ session }: Pick<State, 'session'>, tabId: number): FailingPage | undefined {
  for (const incident of session.incidents) {
    const page = incident.pages.find((candidate) => candidate.tabId === tabId);
    if (page) return { incident, page };
  }
  return undefined;
}

/** The state with one incident changed, added, or (null) taken out. The order of the others stays. */
export function withIncident(state: State, id: string, next: Incident | null): State {
  const { incidents } = state.session;
  const isKnown = incidents.some((incident) => incident.id === id);
  const changed = incidents.flatMap((incident) => (incident.id !== id ? [incident] : next ? [next] : []));
  return { ...state, session: { ...state.session, incidents: isKnown || !next ? changed : [...incidents, next] } };
}

/** The state with the incident of a tab changed; the same state where no page of that tab fails. */
export function withIncidentIn(state: State, tabId: number, change: (incident: Incident) => Incident): State {
  const incident = incidentIn(state, tabId)?.incident;
  return incident ? withIncident(state, incident.id, change(incident)) : state;
}

/** The state with the failing page of a tab changed. */
export const withPageIn = (state: State, tabId: number, change: (page: Page) => Page): State =>
  withIncidentIn(state, tabId, (incident) => withPage(incident, tabId, change));
