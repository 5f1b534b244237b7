/** The extension test, decision by decision: one at a time, the journal first, everything back in the end. */
import type { Env } from '../env/env.ts';
import { nextMove } from '../extension-test/bisect.ts';
import { backAfter, idsAt, isOpen, isSearching, settlesAfter, type Finding, type Journal } from '../extension-test/journal.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { sortExtensions, suspects } from '../extension-test/suspects.ts';
import { isFailure, isRepeatable, type PageResponse } from '../http/response.ts';
import { withoutFragment } from '../http/url.ts';
import { withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import type { StepResult } from '../incident/steps.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { closePage } from './close.ts';
import { tryChosen, beginManualTest } from './manual-test.ts';
import { refreshAll, wakeForNext, withNextProbe } from './probes.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const withJournal = (state: State, journal: Journal | null): State => ({ ...state, persistent: { ...state.persistent, journal } });

const withNote = (state: State, tabId: number, note: ExtensionNote | undefined): State => {
  const { [tabId]: _, ...others } = state.session.notes;
  return { ...state, session: { ...state.session, notes: note ? { ...others, [tabId]: note } : others } };
};

const stepIn = (state: State, tabId: number, result: StepResult): State => {
  const failing = incidentIn(state, tabId);
  return failing ? withIncident(state, failing.incident.id, withStep(failing.incident, 'extensions', result)) : state;
};

const refreshOf = (state: State, tabId: number): Effect[] => {
  const failing = incidentIn(state, tabId);
  return failing ? refreshAll(failing.incident) : [{ type: 'refresh', tabId }];
};

/** The person wants to know whether it is an extension. A test that runs already is shown, not started again. */
export function testChosen(state: State, tabId: number, now: Env): Decision {
  const { journal } = state.persistent;
  if (isOpen(journal)) return [state, journal.tabId === tabId ? [{ type: 'refresh', tabId }] : [{ type: 'showTab', tabId: journal.tabId }]];
  const failing = incidentIn(state, tabId);
  if (!failing) return [state, []];
  const manualTest = tryChosen(state, failing, now);
  if (manualTest) return manualTest;
  if (!isRepeatable(failing.page.method)) return [stepIn(state, tabId, 'not-possible'), refreshAll(failing.incident)];
  return [state, [{ type: 'listExtensions', tabId }]];
}

/** The person did not let us manage extensions: then we say how it is done by hand. */
export function permissionSettled(state: State, { tabId, granted }: Of<'permissionSettled'>, now: Env): Decision {
  if (granted) return [state, [{ type: 'listExtensions', tabId }]];
  const why = now.capabilities.switchExtensions ? 'not-allowed' : 'browser';
  return beginManualTest(state, tabId, { why, suspects: [] }, now);
}

/** The others are known: where we may switch them the search begins, written down before the first; else the likeliest are named. */
export function extensionsListed(state: State, event: Of<'extensionsListed'>, now: Env): Decision {
  const { tabId, extensions, self } = event;
  const failing = incidentIn(state, tabId);
  if (!failing || isOpen(state.persistent.journal)) return [state, []];
  if (!now.capabilities.switchExtensions) {
    const total = extensions.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled).length;
    return beginManualTest(state, tabId, { why: 'browser', suspects: suspects(extensions, self, failing.page.address), total }, now);
  }
  const { candidates, managed } = sortExtensions(extensions, self, failing.page.address);
  const journal: Journal = { phase: 'settling', tabId, since: now.at, backAt: now.at, candidates, managed, loads: [], enabled: [] };
  if (candidates.length === 0) {
    const note: ExtensionNote = { kind: 'restored', at: now.at, finding: 'not-the-cause' };
    return [withNote(stepIn(state, tabId, 'failed'), tabId, note), refreshAll(failing.incident)];
  }
  // From now on the test alone loads this site: a look in between would be told about some other set of extensions.
  const testing = withIncident(state, failing.incident.id, {
    ...withStep(failing.incident, 'extensions', 'running'),
    ...(failing.incident.retry?.kind === 'stopped' ? {} : { retry: { kind: 'stopped', why: 'testing' } }),
  });
  const [next, effects] = go(withNote(testing, tabId, undefined), journal, now);
  return [next, [...effects, wakeForNext(next)]];
}

/** The next load, or the end of the search. */
function go(state: State, journal: Journal, now: Env): Decision {
  const move = nextMove(journal.candidates.length, journal.loads);
  if (move.kind !== 'load') {
    const culprits = move.kind === 'found' ? move.culprits.flatMap((at) => journal.candidates[at] ?? []) : [];
    return finish(state, { ...journal, finding: move.kind === 'found' ? { kind: 'found', culprits } : { kind: move.kind } });
  }
  const backAt = now.at + backAfter;
  const { switchedAt: _, ...rest } = journal;
  const next: Journal = { ...rest, phase: 'switching', enabled: move.on, backAt };
  const failing = incidentIn(state, journal.tabId);
  const loading = failing ? withIncident(state, failing.incident.id, withPage(failing.incident, journal.tabId, { loading: true })) : state;
  return [
    withJournal(loading, next),
    [arrange(next), { type: 'setAlarm', name: 'restore', at: backAt }, ...refreshOf(loading, journal.tabId)],
  ];
}

const arrange = (journal: Journal): Effect => ({
  type: 'arrangeExtensions',
  tabId: journal.tabId,
  ids: journal.candidates.map(({ id }) => id),
  on: idsAt(journal, journal.enabled),
});

/** A worker that died in the middle of switching does it again; nothing was loaded yet. */
export const unfinishedTest = ({ persistent: { journal } }: State): Effect[] => {
  if (!journal) return [];
  if (journal.phase === 'switching') return [arrange(journal), { type: 'setAlarm', name: 'restore', at: journal.backAt }];
  if (journal.phase === 'putting-back') return [putBack(journal)];
  return journal.phase === 'stuck' ? [] : [{ type: 'setAlarm', name: 'restore', at: journal.backAt }];
};

/** Exactly those are on that should be: the page is loaded. One that nobody may switch stays as it is, and out of the search. */
export function extensionsArranged(state: State, { tabId, left }: Of<'extensionsArranged'>, now: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'switching' || journal.tabId !== tabId || !failing) return [state, []];
  if (left.length > 0 && journal.loads.length > 0) return finish(state, { ...journal, finding: { kind: 'unclear' } });
  const isLeft = ({ id }: { id: string }): boolean => left.includes(id);
  const candidates = journal.candidates.filter((one) => !isLeft(one));
  const managed = [...journal.managed, ...journal.candidates.filter(isLeft)];
  if (candidates.length === 0) return finish(state, { ...journal, finding: { kind: 'unclear' } });
  return [
    withJournal(state, { ...journal, phase: 'loading', candidates, managed, switchedAt: now.at }),
    [{ type: 'hardReload', tabId, address: failing.page.address, since: now.at }],
  ];
}

const isSameAddress = ({ answer, asked }: Of<'pageResponded'>, page: Page): boolean =>
  [asked, answer.url].some((address) => withoutFragment(address) === withoutFragment(page.address));

const isCounted = ({ phase, switchedAt }: Journal, { startedAt }: Pick<PageResponse, 'startedAt'>): boolean =>
  phase === 'loading' && switchedAt !== undefined && startedAt >= switchedAt;

/** While a test runs in this tab, a page that works is one of its loads. Undefined: for the others to decide. */
export function pageWhileTesting(state: State, event: Of<'pageResponded'>, now: Env): Decision | undefined {
  const { tabId, answer } = event;
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing) return undefined;
  // A failure goes its usual way: the panel has to come first, then `failedWhileTesting`.
  if (isFailure(answer.status) || !isSameAddress(event, failing.page)) return undefined;
  const well = withIncident(state, failing.incident.id, withPage(failing.incident, tabId, { well: true, loading: false }));
  return isCounted(journal, answer) ? go(well, seen(journal, false), now) : [well, refreshAll(failing.incident)];
}

/** The tab of a test went to another address: nothing can be found out there any more. */
export function leftWhileTesting(before: State, event: Of<'pageResponded'>): boolean {
  const { journal } = before.persistent;
  const failing = incidentIn(before, event.tabId);
  return isSearching(journal) && journal.tabId === event.tabId && failing !== undefined && !isSameAddress(event, failing.page);
}

const seen = (journal: Journal, failed: boolean): Journal => ({ ...journal, loads: [...journal.loads, { on: journal.enabled, failed }] });

/** A load of the test failed, and its panel is there. */
export function failedWhileTesting(state: State, tabId: number, now: Env): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !failing || !isCounted(journal, failing.page)) return [state, []];
  return go(state, seen(journal, true), now);
}

/** A load of the test is over. One that was answered has been counted; one that nobody answered, or that was stopped, tells nothing. */
export function testLoadEnded(state: State, { tabId, since }: Of<'testLoadEnded'>): Decision {
  const { journal } = state.persistent;
  const failing = incidentIn(state, tabId);
  if (journal?.phase !== 'loading' || journal.tabId !== tabId || journal.switchedAt !== since || !failing) return [state, []];
  return isCounted(journal, failing.page) ? [state, []] : finish(state, { ...journal, finding: { kind: 'unclear' } });
}

const putBack = ({ candidates }: Journal): Effect => ({ type: 'restoreExtensions', ids: candidates.map(({ id }) => id) });

function finish(state: State, journal: Journal): Decision {
  return [withJournal(state, { ...journal, phase: 'putting-back' }), [putBack(journal), ...refreshOf(state, journal.tabId)]];
}

/** Everything back: by click, by time, because the tab is gone, or because a browser ended in between. */
export function restore(state: State): Decision {
  const { journal } = state.persistent;
  return journal ? finish(state, journal) : [state, []];
}

/** Time is up, if it really is. */
export function restoreDue(state: State, now: Env): Decision {
  const { journal } = state.persistent;
  if (!journal || journal.phase === 'stuck') return [state, []];
  if (journal.backAt <= now.at) return isOpen(journal) ? restore(state) : [withJournal(state, null), []];
  return [state, [{ type: 'setAlarm', name: 'restore', at: journal.backAt }]];
}

/** They are on again, and the journal is closed as soon as the browser has written that down; one that could not be switched on keeps it open. */
export function extensionsRestored(state: State, { left }: Of<'extensionsRestored'>, now: Env): Decision {
  const { journal } = state.persistent;
  // A second «put back» in between has been answered for by the first.
  if (!isOpen(journal)) return [state, []];
  const { tabId, finding } = journal;
  if (left.length > 0) {
    const stuck: Journal = {
      ...journal,
      phase: 'stuck',
      candidates: journal.candidates.filter(({ id }) => left.includes(id)),
      enabled: [],
    };
    return [withJournal(state, stuck), refreshOf(state, tabId)];
  }
  const backAt = now.at + settlesAfter;
  const all = journal.candidates.map((_, at) => at);
  const settling = withJournal(state, { ...journal, phase: 'settling', enabled: all, backAt });
  const [told, effects] = tell(withNote(settling, tabId, noteOf(finding, now)), tabId, finding, now);
  return [told, [{ type: 'setAlarm', name: 'restore', at: backAt }, ...effects, wakeForNext(told)]];
}

const noteOf = (finding: Finding | undefined, now: Env): ExtensionNote => {
  if (finding?.kind === 'found') return finding;
  return { kind: 'restored', at: now.at, ...(finding ? { finding: finding.kind } : {}) };
};

/** Whoever looks at the tab of the test hears how it ended, in the page where it failed last, in the popup where it works. */
function tell(state: State, tabId: number, finding: Finding | undefined, now: Env): Decision {
  const result = finding === undefined ? 'untried' : finding.kind === 'found' ? 'helped' : 'failed';
  const settled = stepIn(state, tabId, result);
  const failing = incidentIn(settled, tabId);
  if (!failing) return [settled, [{ type: 'refresh', tabId }]];
  const { page } = failing;
  const incident = resumed(withPage(failing.incident, tabId, { loading: false }), settled, now);
  const after = withIncident(settled, incident.id, incident);
  const refresh = refreshAll(incident);
  if (!page.well) return [after, refresh];
  const open: Effect[] = finding ? [{ type: 'openPopup', tabId }] : [];
  // It works now, with the guilty ones off; the next load would fail again, so this is not over.
  if (finding?.kind === 'found') return [after, [...refresh, { type: 'badge', tabId, mark: 'failing' }, ...open]];
  const [ended, effects] = closePage(after, tabId, finding?.kind === 'recovered' ? 'back' : 'left', now.at);
  return [ended, [...refresh, ...effects, ...open]];
}

/** The looks that the test had stopped go on. */
function resumed(incident: Incident, { persistent: { settings } }: State, now: Env): Incident {
  if (incident.retry?.kind !== 'stopped' || incident.retry.why !== 'testing') return incident;
  const { retry: _, ...rest } = incident;
  return withNextProbe(rest, settings, now);
}

/** The person leaves off those that were found: they are no longer ours to put back. */
export function leaveOffChosen(state: State, tabId: number): Decision {
  const note = state.session.notes[tabId];
  const { journal } = state.persistent;
  if (note?.kind !== 'found' || (journal !== null && journal.phase !== 'settling')) return [state, []];
  const ids = note.culprits.map(({ id }) => id);
  const candidates = journal?.candidates.filter(({ id }) => !ids.includes(id)) ?? [];
  const kept = journal && { ...journal, candidates, enabled: candidates.map((_, at) => at) };
  return [withJournal(state, kept), [{ type: 'leaveOff', tabId, ids }]];
}

/** They are off, and the page is loaded without them; what could not be switched is still on, and said. */
export function leftOff(state: State, { tabId, left }: Of<'leftOff'>): Decision {
  const note = state.session.notes[tabId];
  const failing = incidentIn(state, tabId);
  if (note?.kind !== 'found') return [state, []];
  if (left.length > 0) return [withNote(state, tabId, { ...note, refused: true }), refreshOf(state, tabId)];
  const off = withNote(state, tabId, { kind: 'left-off', culprits: note.culprits });
  if (!failing) return [off, [{ type: 'refresh', tabId }]];
  const loading = withPage(withStep(failing.incident, 'extensions', 'running'), tabId, { loading: true });
  return [withIncident(off, loading.id, loading), [...refreshAll(loading), { type: 'reload', tabId, bypassCache: true }]];
}

/** The person keeps them on, or puts on again what was left off. */
export function keepOnChosen(state: State, tabId: number, now: Env): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind === 'left-off') {
    return [withNote(state, tabId, undefined), [{ type: 'switchOn', ids: note.culprits.map(({ id }) => id) }, ...refreshOf(state, tabId)]];
  }
  if (note?.kind !== 'found') return [state, []];
  const kept = withNote(state, tabId, undefined);
  if (incidentIn(kept, tabId)?.page.well) return closePage(kept, tabId, 'left', now.at);
  return [kept, refreshOf(kept, tabId)];
}
