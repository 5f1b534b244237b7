/** The end of an extension test: every extension is put back, the person is told what was found, and decides about it. */
import type { Env } from '../env/env.ts';
import {
  backAfter,
  enabledIn,
  factsOf,
  isOpen,
  settlesAfter,
  type Finding,
  type Journal,
  type JournalFacts,
} from '../extension-test/journal.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { withStep, type Incident } from '../incident/incident.ts';
import { inPhase, isHealthy } from '../incident/page.ts';
import type { StepResult } from '../incident/steps.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withJournal, withNote } from '../state/parts.ts';
import { incidentIn, withIncidentIn, withPageIn, type State } from '../state/state.ts';
import { closePage } from './close.ts';
import { withNextProbe } from './probes.ts';

/** The step of the panel that the test belongs to. */
export const withTestStep = (state: State, tabId: number, result: StepResult): State =>
  withIncidentIn(state, tabId, (incident) => withStep(incident, 'extensions', result));

/** Switches every candidate on. */
export const restoreEffect = ({ candidates }: Journal): Effect => ({ type: 'restoreExtensions', ids: candidates.map(({ id }) => id) });

/** Puts everything back: by click, by time, with a finding, because the tab is gone, or because a browser ended in between. */
export function restore(state: State, env: Env, finding?: Finding): Decision {
  const { journal } = state.persistent;
  return journal ? putBack(state, factsOf(journal), env, finding ?? findingIn(journal)) : unchanged(state);
}

const findingIn = (journal: Journal): Finding | undefined =>
  journal.phase === 'putting-back' || journal.phase === 'stuck' ? journal.finding : undefined;

/** `facts`: what is known of the test by now; the stored journal says which extensions are on. */
export function putBack(state: State, facts: JournalFacts, env: Env, finding?: Finding): Decision {
  const was = state.persistent.journal;
  const next: Journal = {
    ...facts,
    phase: 'putting-back',
    enabled: was ? enabledIn(was) : [],
    // Should nothing come of it, it is done again then.
    backAt: was !== null && was.phase !== 'stuck' && was.backAt > env.at ? was.backAt : env.at + backAfter,
    ...(finding ? { finding } : {}),
  };
  return [withJournal(state, next), [restoreEffect(next)]];
}

/** Time is up, if it really is. */
export function restoreDue(state: State, env: Env): Decision {
  const { journal } = state.persistent;
  if (!journal || journal.phase === 'stuck' || journal.backAt > env.at) return unchanged(state);
  return journal.phase === 'settling' ? unchanged(withJournal(state, null)) : restore(state, env);
}

/** They are on again. The journal is closed as soon as the browser has written that down; one that could not be switched on keeps it open. */
export function extensionsRestored(state: State, { failedIds }: EventOf<'extensionsRestored'>, env: Env): Decision {
  const { journal } = state.persistent;
  // A second «put back» in between was answered with the first.
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

/** The tab of the test shows how it ended: in the page if that failed last, in the popup if it works. */
function announce(state: State, tabId: number, finding: Finding | undefined, env: Env): Decision {
  const result = finding === undefined ? 'untried' : finding.kind === 'found' ? 'helped' : 'failed';
  const settled = withIncidentIn(state, tabId, (incident) => probingAgain(withStep(incident, 'extensions', result), state, env));
  const page = incidentIn(settled, tabId)?.page;
  if (!page) return unchanged(settled);
  if (!isHealthy(page)) return unchanged(withPageIn(settled, tabId, (page) => inPhase(page, 'idle')));
  const open: Effect[] = finding ? [{ type: 'openPopup', tabId }] : [];
  // It works with the culprits off and fails again at the next load, so it stays.
  if (finding?.kind === 'found') return [settled, open];
  return andThen(closePage(settled, tabId, finding?.kind === 'recovered' ? 'back' : 'left', env.at), (next) => [next, open]);
}

/** The probes that the test had stopped go on. */
function probingAgain(incident: Incident, { persistent: { settings } }: State, env: Env): Incident {
  if (incident.retry?.kind !== 'stopped' || incident.retry.why !== 'testing') return incident;
  const { retry: _, ...rest } = incident;
  return withNextProbe(rest, settings, env);
}

/** The person leaves off those that were found: they are no longer ours to put back. */
export function leaveOffChosen(state: State, tabId: number): Decision {
  const note = state.session.notes[tabId];
  const { journal } = state.persistent;
  if (note?.kind !== 'found' || isOpen(journal)) return unchanged(state);
  const ids = note.culprits.map(({ id }) => id);
  const kept = journal && { ...journal, candidates: journal.candidates.filter(({ id }) => !ids.includes(id)) };
  return [withJournal(state, kept), [{ type: 'leaveOff', tabId, ids }]];
}

/** They are off, and the page is loaded without them. What could not be switched off is still on, and the panel says so. */
export function leftOff(state: State, { tabId, failedIds }: EventOf<'leftOff'>): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind !== 'found') return unchanged(state);
  if (failedIds.length > 0) return unchanged(withNote(state, tabId, { ...note, refused: true }));
  const off = withNote(state, tabId, { kind: 'left-off', culprits: note.culprits });
  if (!incidentIn(off, tabId)) return unchanged(off);
  return [
    withPageIn(withTestStep(off, tabId, 'running'), tabId, (page) => inPhase(page, 'reloading')),
    [{ type: 'reload', tabId, bypassCache: true }],
  ];
}

/** The person keeps them on, or switches on again what was left off. */
export function keepOnChosen(state: State, tabId: number, env: Env): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind !== 'left-off' && note?.kind !== 'found') return unchanged(state);
  const next = withNote(state, tabId, undefined);
  if (note.kind === 'left-off') return [next, [{ type: 'switchOn', ids: note.culprits.map(({ id }) => id) }]];
  const page = incidentIn(next, tabId)?.page;
  return page && isHealthy(page) ? closePage(next, tabId, 'left', env.at) : unchanged(next);
}
