/**
 * The automatic extension test. Its journal goes through these phases, and is on disk before the first extension is switched:
 *
 *     switching ──extensionsArranged──▶ loading ──a load of the test──▶ switching … until `nextMove` has an answer
 *         └───────────────┴────────── finding, click, time, tab gone ──▶ putting-back
 *     putting-back ──extensionsRestored──▶ settling ──restoreDue──▶ no journal
 *                            └─some could not be─▶ stuck ──a click──▶ putting-back
 */
import type { Env } from '../env/env.ts';
import { nextMove } from '../extension-test/bisect.ts';
import {
  backAfter,
  enabledIn,
  factsOf,
  idsAt,
  isOpen,
  isSearching,
  settlesAfter,
  type Finding,
  type Journal,
  type SearchingJournal,
} from '../extension-test/journal.ts';
import { beginManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { sortExtensions, suspects } from '../extension-test/suspects.ts';
import { isFailure, isRepeatable } from '../http/response.ts';
import { withPage, withStep, type Incident } from '../incident/incident.ts';
import { inPhase, isAddressOf, isHealthy } from '../incident/page.ts';
import type { StepResult } from '../incident/steps.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withJournal, withNote } from '../state/parts.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { closePage } from './close.ts';
import { startManualTest, suspectIsOff } from './manual-test.ts';
import { withNextProbe } from './probes.ts';

const withStepIn = (state: State, tabId: number, result: StepResult): State =>
  withIncidentIn(state, tabId, (incident) => withStep(incident, 'extensions', result));

function withIncidentIn(state: State, tabId: number, change: (incident: Incident) => Incident): State {
  const incident = incidentIn(state, tabId)?.incident;
  return incident ? withIncident(state, incident.id, change(incident)) : state;
}

const inPhaseIn = (state: State, tabId: number, phase: 'idle' | 'reloading' | 'healthy'): State =>
  withIncidentIn(state, tabId, (incident) => withPage(incident, tabId, (page) => inPhase(page, phase)));

/** The person wants to know whether it is an extension. A test that is under way is shown, not started again. */
export function testChosen(state: State, tabId: number, env: Env): Decision {
  const { journal } = state.persistent;
  if (isOpen(journal)) return [state, journal.tabId === tabId ? [] : [{ type: 'showTab', tabId: journal.tabId }]];
  const failing = incidentIn(state, tabId);
  if (!failing) return unchanged(state);
  const manual = suspectIsOff(state, failing, env);
  if (manual) return manual;
  if (!isRepeatable(failing.page.method)) return unchanged(withStepIn(state, tabId, 'not-possible'));
  return [state, [{ type: 'listExtensions', tabId }]];
}

/** Without the permission to manage extensions the panel says how it is done by hand. */
export function permissionSettled(state: State, { tabId, granted }: EventOf<'permissionSettled'>, env: Env): Decision {
  if (granted) return [state, [{ type: 'listExtensions', tabId }]];
  const why = env.capabilities.switchExtensions ? 'not-allowed' : 'browser';
  return startManualTest(state, tabId, beginManualTest({ why, suspects: [] }, env.at));
}

/** The others are known: where we may switch them the search begins, else the likeliest are named. */
export function extensionsListed(state: State, event: EventOf<'extensionsListed'>, env: Env): Decision {
  const { tabId, extensions, self } = event;
  const failing = incidentIn(state, tabId);
  if (!failing || isOpen(state.persistent.journal)) return unchanged(state);
  const { address } = failing.page;
  if (!env.capabilities.switchExtensions) {
    const total = extensions.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled).length;
    const known = { why: 'browser', suspects: suspects(extensions, self, address), total } as const;
    return startManualTest(state, tabId, beginManualTest(known, env.at));
  }
  const { candidates, managed } = sortExtensions(extensions, self, address);
  if (candidates.length === 0) {
    const note: ExtensionNote = { kind: 'restored', at: env.at, finding: 'not-the-cause' };
    return unchanged(withNote(withStepIn(state, tabId, 'failed'), tabId, note));
  }
  // From now on only the test loads this site: a probe in between would be about some other set of extensions.
  const testing = withIncidentIn(state, tabId, (incident) => ({
    ...withStep(incident, 'extensions', 'running'),
    ...(incident.retry?.kind === 'stopped' ? {} : { retry: { kind: 'stopped', why: 'testing' } }),
  }));
  return nextLoad(withNote(testing, tabId, undefined), { tabId, since: env.at, candidates, managed, loads: [] }, env);
}

/** The next load, or the end of the search. */
function nextLoad(state: State, facts: ReturnType<typeof factsOf>, env: Env): Decision {
  const move = nextMove(facts.candidates.length, facts.loads);
  if (move.kind === 'load') {
    const next: SearchingJournal = { ...facts, phase: 'switching', enabled: move.on, backAt: env.at + backAfter };
    const page = incidentIn(state, facts.tabId)?.page;
    const loading = page && isHealthy(page) ? state : inPhaseIn(state, facts.tabId, 'reloading');
    return [withJournal(loading, next), [arrange(next)]];
  }
  if (move.kind !== 'found') return putBack(state, facts, env, { kind: move.kind });
  const culprits = move.culprits.flatMap((at) => facts.candidates[at] ?? []);
  return putBack(state, facts, env, { kind: 'found', culprits });
}

const arrange = (journal: SearchingJournal): Effect => ({
  type: 'arrangeExtensions',
  tabId: journal.tabId,
  ids: journal.candidates.map(({ id }) => id),
  enabledIds: idsAt(journal, journal.enabled),
});

const restoreEffect = ({ candidates }: Journal): Effect => ({ type: 'restoreExtensions', ids: candidates.map(({ id }) => id) });

/** What a worker that died in the middle does again: nothing was loaded yet, or nothing was put back. */
export function unfinishedTest({ persistent: { journal } }: State): Effect[] {
  if (journal?.phase === 'switching') return [arrange(journal)];
  return journal?.phase === 'putting-back' ? [restoreEffect(journal)] : [];
}

/** The right extensions are on: the page is loaded. One that could not be switched stays as it is, and out of the search. */
export function extensionsArranged(state: State, { tabId, failedIds }: EventOf<'extensionsArranged'>, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'switching' || journal.tabId !== tabId || !failing) return unchanged(state);
  const isFailed = ({ id }: { id: string }): boolean => failedIds.includes(id);
  const candidates = journal.candidates.filter((one) => !isFailed(one));
  if (candidates.length === 0 || (failedIds.length > 0 && journal.loads.length > 0)) return restoreWith(state, env, { kind: 'unclear' });
  const managed = [...journal.managed, ...journal.candidates.filter(isFailed)];
  return [
    withJournal(state, { ...journal, phase: 'loading', candidates, managed, switchedAt: env.at }),
    [{ type: 'hardReload', tabId, address: failing.page.address, since: env.at }],
  ];
}

/** Whether a request that began then was made with the extensions of the load under way. */
const isOfThisLoad = (journal: SearchingJournal, startedAt: number): boolean =>
  journal.phase === 'loading' && startedAt >= journal.switchedAt;

/** While a test runs in this tab, a page that works is one of its loads. Undefined: not about the test. */
export function respondedWhileTesting(state: State, event: EventOf<'pageResponded'>, env: Env): Decision | undefined {
  const { tabId, response } = event;
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing) return undefined;
  // A failure goes its usual way: the panel has to come first, then `failedWhileTesting`.
  if (isFailure(response.status) || !isAddressOf(failing.page, event.requestedUrl, event.response.url)) return undefined;
  const healthy = inPhaseIn(state, tabId, 'healthy');
  return isOfThisLoad(journal, response.startedAt) ? nextLoad(healthy, withLoad(journal, false), env) : unchanged(healthy);
}

/** The tab of a test went to another address, so nothing can be found out there any more. */
export function leftWhileTesting(before: State, event: EventOf<'pageResponded'>): boolean {
  const { journal } = before.persistent;
  const failing = incidentIn(before, event.tabId);
  return (
    isSearching(journal) &&
    journal.tabId === event.tabId &&
    failing !== undefined &&
    !isAddressOf(failing.page, event.requestedUrl, event.response.url)
  );
}

const withLoad = (journal: SearchingJournal, failed: boolean): ReturnType<typeof factsOf> => ({
  ...factsOf(journal),
  loads: [...journal.loads, { on: journal.enabled, failed }],
});

/** A load of the test failed, and its panel is there. */
export function failedWhileTesting(state: State, tabId: number, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing) return unchanged(state);
  return isOfThisLoad(journal, failing.page.startedAt) ? nextLoad(state, withLoad(journal, true), env) : unchanged(state);
}

/** A load of the test is over. One with a response has been counted; one without, or one that was stopped, shows nothing. */
export function testLoadEnded(state: State, { tabId, since }: EventOf<'testLoadEnded'>, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'loading' || journal.tabId !== tabId || journal.switchedAt !== since || !failing) return unchanged(state);
  return isOfThisLoad(journal, failing.page.startedAt) ? unchanged(state) : restoreWith(state, env, { kind: 'unclear' });
}

/** Puts everything back: by click, by time, because the tab is gone, or because a browser ended in between. */
export const restore = (state: State, env: Env): Decision => restoreWith(state, env);

function restoreWith(state: State, env: Env, finding?: Finding): Decision {
  const { journal } = state.persistent;
  if (!journal) return unchanged(state);
  const known = finding ?? (journal.phase === 'putting-back' || journal.phase === 'stuck' ? journal.finding : undefined);
  return putBack(state, factsOf(journal), env, known, journal);
}

function putBack(state: State, facts: ReturnType<typeof factsOf>, env: Env, finding?: Finding, was = state.persistent.journal): Decision {
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
  const finding = journal.phase === 'putting-back' || journal.phase === 'stuck' ? journal.finding : undefined;
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
  if (!isHealthy(page)) return unchanged(inPhaseIn(settled, tabId, 'idle'));
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
  return [inPhaseIn(withStepIn(off, tabId, 'running'), tabId, 'reloading'), [{ type: 'reload', tabId, bypassCache: true }]];
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
