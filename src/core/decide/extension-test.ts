/**
 * The automatic extension test. Its journal is written to disk before the first extension is disabled, and has these phases:
 *
 *     switching ──extensionsArranged──▶ loading ──a load of the test──▶ switching … until `nextMove` has a result
 *         └───────────────┴────────── finding, click, time, tab gone ──▶ putting-back
 *     putting-back ──extensionsRestored──▶ settling ──restoreDue──▶ no journal
 *                            └─some of them failed─▶ stuck ──a click──▶ putting-back
 */
import type { Env } from '../env/env.ts';
import { nextMove } from '../extension-test/bisect.ts';
import { backAfter, factsOf, idsAt, isOpen, isSearching, type JournalFacts, type SearchingJournal } from '../extension-test/journal.ts';
import { newManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { sortExtensions, suspects } from '../extension-test/suspects.ts';
import { isFailure } from '../http/failure-status.ts';
import { isRepeatable } from '../http/response.ts';
import { withStep } from '../incident/incident.ts';
import { inPhase, isAddressOf, isHealthy } from '../incident/page.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withJournal, withNote } from '../state/parts.ts';
import { incidentIn, withIncidentIn, withPageIn, type State } from '../state/state.ts';
import { startManualTest, suspectIsOff } from './manual-test.ts';
import { restoreEffect, restore, putBack, withTestStep } from './restore-extensions.ts';

/** Starts the extension test. If one is already running, its tab is shown instead. */
export function testChosen(state: State, tabId: number, env: Env): Decision {
  const { journal } = state.persistent;
  if (isOpen(journal)) return [state, journal.tabId === tabId ? [] : [{ type: 'showTab', tabId: journal.tabId }]];
  const failing = incidentIn(state, tabId);
  if (!failing) return unchanged(state);
  const manual = suspectIsOff(state, failing, env);
  if (manual) return manual;
  if (!isRepeatable(failing.page.method)) return unchanged(withTestStep(state, tabId, 'not-possible'));
  return [state, [{ type: 'listExtensions', tabId }]];
}

/** Starts the test with the permission `management`, or the manual test without it. */
export function permissionSettled(state: State, { tabId, granted }: EventOf<'permissionSettled'>, env: Env): Decision {
  if (granted) return [state, [{ type: 'listExtensions', tabId }]];
  const why = env.capabilities.switchExtensions ? 'not-allowed' : 'browser';
  return startManualTest(state, tabId, newManualTest({ why, suspects: [] }, env.at));
}

/** Starts the search where other extensions can be disabled; elsewhere the manual test names the most likely ones. */
export function extensionsListed(state: State, event: EventOf<'extensionsListed'>, env: Env): Decision {
  const { tabId, extensions, self } = event;
  const failing = incidentIn(state, tabId);
  if (!failing || isOpen(state.persistent.journal)) return unchanged(state);
  const { address } = failing.page;
  if (!env.capabilities.switchExtensions) {
    const total = extensions.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled).length;
    const known = { why: 'browser', suspects: suspects(extensions, self, address), total } as const;
    return startManualTest(state, tabId, newManualTest(known, env.at));
  }
  const { candidates, managed } = sortExtensions(extensions, self, address);
  if (candidates.length === 0) {
    const note: ExtensionNote = { kind: 'restored', at: env.at, finding: 'not-the-cause' };
    return unchanged(withNote(withTestStep(state, tabId, 'failed'), tabId, note));
  }
  // From now on only the test loads this site: a probe in between would run with a different set of extensions enabled.
  const testing = withIncidentIn(state, tabId, (incident) => ({
    ...withStep(incident, 'extensions', 'running'),
    ...(incident.retry?.kind === 'stopped' ? {} : { retry: { kind: 'stopped', why: 'testing' } }),
  }));
  return nextLoad(withNote(testing, tabId, undefined), { tabId, since: env.at, candidates, managed, loads: [] }, env);
}

/** Starts the next load, or ends the search. */
function nextLoad(state: State, facts: JournalFacts, env: Env): Decision {
  const move = nextMove(facts.candidates.length, facts.loads);
  if (move.kind === 'load') {
    const next: SearchingJournal = { ...facts, phase: 'switching', enabled: move.on, backAt: env.at + backAfter };
    const page = incidentIn(state, facts.tabId)?.page;
    const loading = page && isHealthy(page) ? state : withPageIn(state, facts.tabId, (page) => inPhase(page, 'reloading'));
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

/** The effects that a terminated service worker may have left unfinished: a switch before a load, or a restore. */
export function unfinishedTest({ persistent: { journal } }: State): Effect[] {
  if (journal?.phase === 'switching') return [arrange(journal)];
  return journal?.phase === 'putting-back' ? [restoreEffect(journal)] : [];
}

/** Loads the page once the extensions for this load are enabled. One that could not be switched is left out of the search. */
export function extensionsArranged(state: State, { tabId, failedIds }: EventOf<'extensionsArranged'>, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'switching' || journal.tabId !== tabId || !failing) return unchanged(state);
  const isFailed = ({ id }: { id: string }): boolean => failedIds.includes(id);
  const candidates = journal.candidates.filter((one) => !isFailed(one));
  if (candidates.length === 0 || (failedIds.length > 0 && journal.loads.length > 0)) return restore(state, env, { kind: 'unclear' });
  const managed = [...journal.managed, ...journal.candidates.filter(isFailed)];
  return [
    withJournal(state, { ...journal, phase: 'loading', candidates, managed, switchedAt: env.at }),
    [{ type: 'hardReload', tabId, address: failing.page.address, since: env.at }],
  ];
}

/** Whether a request that started then was made with the extensions of the current load. */
const isOfThisLoad = (journal: SearchingJournal, startedAt: number): boolean =>
  journal.phase === 'loading' && startedAt >= journal.switchedAt;

/** Handles a good response to a load of the test; undefined if the response is not part of it. */
export function respondedWhileTesting(state: State, event: EventOf<'pageResponded'>, env: Env): Decision | undefined {
  const { tabId, response } = event;
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing) return undefined;
  // A failure takes its usual path: the panel is injected first, then `failedWhileTesting` runs.
  if (isFailure(response.status) || !isAddressOf(failing.page, event.requestedUrl, event.response.url)) return undefined;
  const healthy = withPageIn(state, tabId, (page) => inPhase(page, 'healthy'));
  return isOfThisLoad(journal, response.startedAt) ? nextLoad(healthy, withLoad(journal, false), env) : unchanged(healthy);
}

/** Whether the tab of a running test went to another address, which ends the test. */
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

const withLoad = (journal: SearchingJournal, failed: boolean): JournalFacts => ({
  ...factsOf(journal),
  loads: [...journal.loads, { on: journal.enabled, failed }],
});

/** Counts a failed load of the test, once its panel is there. */
export function failedWhileTesting(state: State, tabId: number, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing) return unchanged(state);
  return isOfThisLoad(journal, failing.page.startedAt) ? nextLoad(state, withLoad(journal, true), env) : unchanged(state);
}

/** Ends a load of the test. If it got no response or was stopped, the test is inconclusive; a response has already been counted. */
export function testLoadEnded(state: State, { tabId, since }: EventOf<'testLoadEnded'>, env: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'loading' || journal.tabId !== tabId || journal.switchedAt !== since || !failing) return unchanged(state);
  return isOfThisLoad(journal, failing.page.startedAt) ? unchanged(state) : restore(state, env, { kind: 'unclear' });
}
