/** The state of the background, in two lifetimes. */
import { defaultSettings, type Settings } from '../env/settings.ts';
import type { Journal } from '../extension-test/journal.ts';
import type { ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { withPage, type FailingPage, type Incident } from '../incident/incident.ts';
import type { Page } from '../incident/page.ts';
import type { StepId } from '../incident/steps.ts';
import type { Clearing } from '../site-data/clearing.ts';
import type { Watch } from '../watch/watch.ts';

/** Lost when the browser ends (`storage.session`), never written to disk. */
export interface SessionState {
  readonly incidents: readonly Incident[];
  /** Host → until when its panels are hidden, in epoch ms. */
  readonly hiddenUntil: Readonly<Record<string, number>>;
  /** The result of the last extension test, by tab. */
  readonly notes: Readonly<Record<number, ExtensionNote>>;
  /** Tabs whose popup opens as soon as they are activated. */
  readonly popupDue: readonly number[];
  /** The last clearing in each tab, with the cookies that can be put back. */
  readonly clearings: Readonly<Record<number, Clearing>>;
  /** Manual extension tests by site (`manualTestKey`). */
  readonly manualTests: Readonly<Record<string, ManualTest>>;
}

/** Survives a browser restart (`storage.local`): the user's choices, and extensions that still have to be restored. */
export interface PersistentState {
  /** The muted sites: hosts, or `*.` and a host. */
  readonly muted: readonly string[];
  /** The journal of the running extension test, or the extensions it still has to restore. */
  readonly journal: Journal | null;
  readonly watches: readonly Watch[];
  /** The step that last ended an incident, by host; it is offered first the next time. Never from a private window. */
  readonly helped: Readonly<Record<string, StepId>>;
  readonly settings: Settings;
  /** The user was asked about notifications once, and is not asked again. */
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

/** The failing page of a tab and its incident; undefined if the tab has none. */
export function incidentIn({ session }: Pick<State, 'session'>, tabId: number): FailingPage | undefined {
  for (const incident of session.incidents) {
    const page = incident.pages.find((candidate) => candidate.tabId === tabId);
    if (page) return { incident, page };
  }
  return undefined;
}

/** The state with one incident changed, added or (with null) removed. The others keep their order. */
export function withIncident(state: State, id: string, next: Incident | null): State {
  const { incidents } = state.session;
  const isKnown = incidents.some((incident) => incident.id === id);
  const changed = incidents.flatMap((incident) => (incident.id !== id ? [incident] : next ? [next] : []));
  return { ...state, session: { ...state.session, incidents: isKnown || !next ? changed : [...incidents, next] } };
}

/** The state with the incident of a tab changed; unchanged if the tab has no failing page. */
export function withIncidentIn(state: State, tabId: number, change: (incident: Incident) => Incident): State {
  const incident = incidentIn(state, tabId)?.incident;
  return incident ? withIncident(state, incident.id, change(incident)) : state;
}

/** The state with the failing page of a tab changed. */
export const withPageIn = (state: State, tabId: number, change: (page: Page) => Page): State =>
  withIncidentIn(state, tabId, (incident) => withPage(incident, tabId, change));
