/** The end of an extension test: every extension is restored, and the user sees the result and decides what to do. */
import type { Env } from '../env/env.ts';
import {
  backAfter,
  enabledIn,
  factsOf,
  isOpen,
  isSearching,
  settlesAfter,
  type Finding,
  type Journal,
  type JournalFacts,
  type NamedExtension,
} from '../extension-test/journal.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { withStep, type Incident } from '../incident/incident.ts';
import { inPhase, isHealthy } from '../incident/page.ts';
import type { StepResult } from '../incident/steps.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import { reloadOf, type Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withJournal, withNote } from '../state/parts.ts';
import { incidentIn, withIncident, withIncidentIn, withPageIn, type State } from '../state/state.ts';
import { closePage } from './close.ts';
import { withNextProbe } from './probes.ts';

/** The state with the result of the extensions step set. */
export const withTestStep = (state: State, tabId: number, result: StepResult): State =>
  withIncidentIn(state, tabId, (incident) => withStep(incident, 'extensions', result));

/** The effect that enables every candidate. */
export const restoreEffect = ({ candidates }: Journal): Effect => ({ type: 'restoreExtensions', ids: candidates.map(({ id }) => id) });

/** Restores all extensions: after a click, a timeout or a finding, when the tab is gone, or after a browser restart. */
export function restore(state: State, env: Env, finding?: Finding): Decision {
  const { journal } = state.persistent;
  return journal ? putBack(state, factsOf(journal), env, finding ?? findingIn(journal)) : unchanged(state);
}

const findingIn = (journal: Journal): Finding | undefined =>
  journal.phase === 'putting-back' || journal.phase === 'stuck' ? journal.finding : undefined;

/** Restores all extensions. `facts` is the latest state of the test; the stored journal says which extensions are enabled. */
export function putBack(state: State, facts: JournalFacts, env: Env, finding?: Finding): Decision {
  const was = state.persistent.journal;
  const next: Journal = {
    ...facts,
    phase: 'putting-back',
    enabled: was ? enabledIn(was) : [],
    // If the restore fails silently, it is repeated then.
    backAt: was !== null && was.phase !== 'stuck' && was.backAt > env.at ? was.backAt : env.at + backAfter,
    ...(finding ? { finding } : {}),
  };
  return [withJournal(state, next), [restoreEffect(next)]];
}

/** Restores the extensions if the time is up, or closes a settled journal. */
export function restoreDue(state: State, env: Env): Decision {
  const { journal } = state.persistent;
  if (!journal || journal.phase === 'stuck' || journal.backAt > env.at) return unchanged(state);
  return journal.phase === 'settling' ? unchanged(withJournal(state, null)) : restore(state, env);
}

/**
 * Handles a finished restore. The journal stays open until the browser has saved the change, and as long as an extension could not be
 * enabled.
 */
export function extensionsRestored(state: State, { failedIds }: EventOf<'extensionsRestored'>, env: Env): Decision {
  const { journal } = state.persistent;
  // A second restore request in the meantime was settled with the first.
  if (!isOpen(journal)) return unchanged(state);
  const finding = findingIn(journal);
  const facts = factsOf(journal);
  if (failedIds.length > 0) {
    const candidates = journal.candidates.filter(({ id }) => failedIds.includes(id));
    return unchanged(withJournal(state, { ...facts, candidates, phase: 'stuck', ...(finding ? { finding } : {}) }));
  }
  const settling = withJournal(state, { ...facts, phase: 'settling', backAt: env.at + settlesAfter });
  return announce(withNote(settling, journal.tabId, noteOf(finding, env)), journal.tabId, finding, env);
}

const noteOf = (finding: Finding | undefined, env: Env): ExtensionNote => {
  if (finding?.kind === 'found') return finding;
  return { kind: 'restored', at: env.at, ...(finding ? { finding: finding.kind } : {}) };
};

/** Shows the result in the tab of the test: in the page if it failed last, in the popup if it works. */
function announce(state: State, tabId: number, finding: Finding | undefined, env: Env): Decision {
  const failing = incidentIn(state, tabId);
  // Extensions that had been left off are on again; no test has ended.
  if (failing?.incident.steps.extensions !== 'running') return unchanged(state);
  const { incident, page } = failing;
  const result = finding === undefined ? 'untried' : finding.kind === 'found' ? 'helped' : 'failed';
  const settled = withIncident(state, incident.id, probingAgain(withStep(incident, 'extensions', result), state, env));
  if (!isHealthy(page)) return unchanged(withPageIn(settled, tabId, (page) => inPhase(page, 'idle')));
  const open: Effect[] = finding ? [{ type: 'openPopup', tabId }] : [];
  // The page works without the culprits and will fail at the next load, so its incident stays open.
  if (finding?.kind === 'found') return [settled, open];
  return andThen(closePage(settled, tabId, finding?.kind === 'recovered' ? 'back' : 'left', env.at), (next) => [next, open]);
}

/** Resumes the probes that the test stopped. */
function probingAgain(incident: Incident, { persistent: { settings } }: State, env: Env): Incident {
  if (incident.retry?.kind !== 'stopped' || incident.retry.why !== 'testing') return incident;
  const { retry: _, ...rest } = incident;
  return withNextProbe(rest, settings, env);
}

/** Handles «leave off»: the culprits are removed from the journal, so they will not be restored. */
export function leaveOffChosen(state: State, tabId: number): Decision {
  const note = state.session.notes[tabId];
  const { journal } = state.persistent;
  if (note?.kind !== 'found' || isOpen(journal)) return unchanged(state);
  const ids = note.culprits.map(({ id }) => id);
  const kept = journal && { ...journal, candidates: journal.candidates.filter(({ id }) => !ids.includes(id)) };
  return [withJournal(state, kept), [{ type: 'leaveOff', tabId, ids }]];
}

/** Reloads the page without the culprits. If one could not be disabled, the panel says so. */
export function leftOff(state: State, { tabId, failedIds }: EventOf<'leftOff'>): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind !== 'found') return unchanged(state);
  if (failedIds.length > 0) return unchanged(withNote(state, tabId, { ...note, refused: true }));
  const off = withNote(state, tabId, { kind: 'left-off', culprits: note.culprits });
  const page = incidentIn(off, tabId)?.page;
  if (!page) return unchanged(off);
  return [
    withPageIn(withTestStep(off, tabId, 'running'), tabId, (known) => inPhase(known, 'reloading')),
    [{ ...reloadOf(page), bypassCache: true }],
  ];
}

/** Handles «keep on»: the culprits stay enabled, or are enabled again. */
export function keepOnChosen(state: State, tabId: number, env: Env): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind !== 'left-off' && note?.kind !== 'found') return unchanged(state);
  if (note.kind === 'left-off') return putLeftOffBack(state, tabId, note.culprits, env);
  const next = withNote(state, tabId, undefined);
  const page = incidentIn(next, tabId)?.page;
  return page && isHealthy(page) ? closePage(next, tabId, 'left', env.at) : unchanged(next);
}

/**
 * Enables the extensions that were left off, with a journal: a restore that fails or is lost with its service worker is shown or repeated.
 * While another test switches extensions, its tab is shown instead, and these stay left off.
 */
function putLeftOffBack(state: State, tabId: number, culprits: readonly NamedExtension[], env: Env): Decision {
  const { journal } = state.persistent;
  if (isSearching(journal) || journal?.phase === 'putting-back')
    return [state, journal.tabId === tabId ? [] : [{ type: 'showTab', tabId: journal.tabId }]];
  // Those that could not be enabled are tried again, and those just enabled stay in the journal until the browser has saved that.
  const earlier = journal?.candidates ?? [];
  const candidates = [...earlier, ...culprits.filter(({ id }) => !earlier.some((one) => one.id === id))];
  const facts = journal?.phase === 'stuck' ? factsOf(journal) : { tabId, since: env.at, managed: [], loads: [] };
  return putBack(withNote(state, tabId, undefined), { ...facts, candidates }, env, journal ? findingIn(journal) : undefined);
}
