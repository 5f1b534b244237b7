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
import { backAfter, factsOf, idsAt, isOpen, isSearching, type JournalFacts, type SearchingJournal } from '../extension-test/journal.ts';
import { beginManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { sortExtensions, suspects } from '../extension-test/suspects.ts';
import { isFailure, isRepeatable } from '../http/response.ts';
import { withStep } from '../incident/incident.ts';
import { inPhase, isAddressOf, isHealthy } from '../incident/page.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withJournal, withNote } from '../state/parts.ts';
import { incidentIn, withIncidentIn, withPageIn, type State } from '../state/state.ts';
import { startManualTest, suspectIsOff } from './manual-test.ts';
import { restoreEffect, restore, putBack, withTestStep } from './restore-extensions.ts';

/** The person wants to know whether it is an extension. A test that is under way is shown, not started again. */
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
    return unchanged(withNote(withTestStep(state, tabId, 'failed'), tabId, note));
  }
  // From now on only the test loads this site: a probe in between would be about some other set of extensions.
  const testing = withIncidentIn(state, tabId, (incident) => ({
    ...withStep(incident, 'extensions', 'running'),
    ...(incident.retry?.kind === 'stopped' ? {} : { retry: { kind: 'stopped', why: 'testing' } }),
  }));
  return nextLoad(withNote(testing, tabId, undefined), { tabId, since: env.at, candidates, managed, loads: [] }, env);
}

/** The next load, or the end of the search. */
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
  if (candidates.length === 0 || (failedIds.length > 0 && journal.loads.length > 0)) return restore(state, env, { kind: 'unclear' });
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
  const healthy = withPageIn(state, tabId, (page) => inPhase(page, 'healthy'));
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

const withLoad = (journal: SearchingJournal, failed: boolean): JournalFacts => ({
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
  return isOfThisLoad(journal, failing.page.startedAt) ? unchanged(state) : restore(state, env, { kind: 'unclear' });
}
