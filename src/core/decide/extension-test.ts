/** The extension test, decision by decision: one at a time, the journal first, everything back in the end. */
import { sortExtensions, suspects } from '../extension-test/suspects.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { Now } from '../env/env.ts';
import { isFailure, isRepeatable, type Answer } from '../http/response.ts';
import { endPage } from './close.ts';
import type { Event } from '../state/events.ts';
import { nextMove } from '../extension-test/bisect.ts';
import { backAfter, idsAt, isOpen, isSearching, settlesAfter, type Finding, type Journal } from '../extension-test/journal.ts';
import { tryChosen, walkBegins } from './manual-test.ts';
import { withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import { refreshAll, wakeForNext, withNextLook } from './probes.ts';
import { withoutFragment } from '../http/url.ts';
import { troubleIn, withIncident, type State } from '../state/state.ts';
import type { StepResult } from '../incident/steps.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const withJournal = (state: State, journal: Journal | null): State => ({ ...state, lasting: { ...state.lasting, journal } });

const withNote = (state: State, tabId: number, note: ExtensionNote | undefined): State => {
  const { [tabId]: _, ...others } = state.session.notes;
  return { ...state, session: { ...state.session, notes: note ? { ...others, [tabId]: note } : others } };
};

const stepIn = (state: State, tabId: number, result: StepResult): State => {
  const trouble = troubleIn(state, tabId);
  return trouble ? withIncident(state, trouble.incident.id, withStep(trouble.incident, 'extensions', result)) : state;
};

const refreshOf = (state: State, tabId: number): Effect[] => {
  const trouble = troubleIn(state, tabId);
  return trouble ? refreshAll(trouble.incident) : [{ type: 'refresh', tabId }];
};

/** The person wants to know whether it is an extension. A test that runs already is shown, not started again. */
export function testChosen(state: State, tabId: number, now: Now): Decision {
  const { journal } = state.lasting;
  if (isOpen(journal)) return [state, journal.tabId === tabId ? [{ type: 'refresh', tabId }] : [{ type: 'showTab', tabId: journal.tabId }]];
  const trouble = troubleIn(state, tabId);
  if (!trouble) return [state, []];
  const walk = tryChosen(state, trouble, now);
  if (walk) return walk;
  if (!isRepeatable(trouble.page.method)) return [stepIn(state, tabId, 'not-possible'), refreshAll(trouble.incident)];
  return [state, [{ type: 'listExtensions', tabId }]];
}

/** The person did not let us manage extensions: then we say how it is done by hand. */
export function permissionSettled(state: State, { tabId, granted }: Of<'permissionSettled'>, now: Now): Decision {
  if (granted) return [state, [{ type: 'listExtensions', tabId }]];
  const why = now.can.switchExtensions ? 'not-allowed' : 'browser';
  return walkBegins(state, tabId, { why, suspects: [] }, now);
}

/** The others are known: where we may switch them the search begins, written down before the first; else the likeliest are named. */
export function extensionsListed(state: State, event: Of<'extensionsListed'>, now: Now): Decision {
  const { tabId, extensions, self } = event;
  const trouble = troubleIn(state, tabId);
  if (!trouble || isOpen(state.lasting.journal)) return [state, []];
  if (!now.can.switchExtensions) {
    const total = extensions.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled).length;
    return walkBegins(state, tabId, { why: 'browser', suspects: suspects(extensions, self, trouble.page.address), total }, now);
  }
  const { others, managed } = sortExtensions(extensions, self, trouble.page.address);
  const journal: Journal = { phase: 'settling', tabId, since: now.at, backAt: now.at, others, managed, loads: [], on: [] };
  if (others.length === 0) {
    const note: ExtensionNote = { kind: 'restored', at: now.at, finding: 'not-the-cause' };
    return [withNote(stepIn(state, tabId, 'failed'), tabId, note), refreshAll(trouble.incident)];
  }
  // From now on the test alone loads this site: a look in between would be told about some other set of extensions.
  const testing = withIncident(state, trouble.incident.id, {
    ...withStep(trouble.incident, 'extensions', 'running'),
    ...(trouble.incident.retry?.kind === 'stopped' ? {} : { retry: { kind: 'stopped', why: 'testing' } }),
  });
  const [next, effects] = go(withNote(testing, tabId, undefined), journal, now);
  return [next, [...effects, wakeForNext(next)]];
}

/** The next load, or the end of the search. */
function go(state: State, journal: Journal, now: Now): Decision {
  const move = nextMove(journal.others.length, journal.loads);
  if (move.kind !== 'load') {
    const guilty = move.kind === 'accuse' ? move.guilty.flatMap((at) => journal.others[at] ?? []) : [];
    return finish(state, { ...journal, finding: move.kind === 'accuse' ? { kind: 'found', guilty } : { kind: move.kind } });
  }
  const backAt = now.at + backAfter;
  const { switchedAt: _, ...rest } = journal;
  const next: Journal = { ...rest, phase: 'switching', on: move.on, backAt };
  const trouble = troubleIn(state, journal.tabId);
  const loading = trouble ? withIncident(state, trouble.incident.id, withPage(trouble.incident, journal.tabId, { loading: true })) : state;
  return [
    withJournal(loading, next),
    [arrange(next), { type: 'wakeAt', name: 'restore', at: backAt }, ...refreshOf(loading, journal.tabId)],
  ];
}

const arrange = (journal: Journal): Effect => ({
  type: 'arrangeExtensions',
  tabId: journal.tabId,
  ids: journal.others.map(({ id }) => id),
  on: idsAt(journal, journal.on),
});

/** A worker that died in the middle of switching does it again; nothing was loaded yet. */
export const unfinishedTest = ({ lasting: { journal } }: State): Effect[] => {
  if (!journal) return [];
  if (journal.phase === 'switching') return [arrange(journal), { type: 'wakeAt', name: 'restore', at: journal.backAt }];
  if (journal.phase === 'putting-back') return [putBack(journal)];
  return journal.phase === 'stuck' ? [] : [{ type: 'wakeAt', name: 'restore', at: journal.backAt }];
};

/** Exactly those are on that should be: the page is loaded. One that nobody may switch stays as it is, and out of the search. */
export function extensionsArranged(state: State, { tabId, left }: Of<'extensionsArranged'>, now: Now): Decision {
  const { journal } = state.lasting;
  const trouble = troubleIn(state, tabId);
  if (journal?.phase !== 'switching' || journal.tabId !== tabId || !trouble) return [state, []];
  if (left.length > 0 && journal.loads.length > 0) return finish(state, { ...journal, finding: { kind: 'unclear' } });
  const isLeft = ({ id }: { id: string }): boolean => left.includes(id);
  const others = journal.others.filter((one) => !isLeft(one));
  const managed = [...journal.managed, ...journal.others.filter(isLeft)];
  if (others.length === 0) return finish(state, { ...journal, finding: { kind: 'unclear' } });
  return [
    withJournal(state, { ...journal, phase: 'loading', others, managed, switchedAt: now.at }),
    [{ type: 'loadAnew', tabId, address: trouble.page.address, since: now.at }],
  ];
}

const isSameAddress = ({ answer, asked }: Of<'pageAnswered'>, page: Page): boolean =>
  [asked, answer.url].some((address) => withoutFragment(address) === withoutFragment(page.address));

const isCounted = ({ phase, switchedAt }: Journal, { startedAt }: Pick<Answer, 'startedAt'>): boolean =>
  phase === 'loading' && switchedAt !== undefined && startedAt >= switchedAt;

/** While a test runs in this tab, a page that works is one of its loads. Undefined: for the others to decide. */
export function pageWhileTesting(state: State, event: Of<'pageAnswered'>, now: Now): Decision | undefined {
  const { tabId, answer } = event;
  const { journal } = state.lasting;
  const trouble = troubleIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !trouble) return undefined;
  // A failure goes its usual way: the panel has to come first, then `failedWhileTesting`.
  if (isFailure(answer.status) || !isSameAddress(event, trouble.page)) return undefined;
  const well = withIncident(state, trouble.incident.id, withPage(trouble.incident, tabId, { well: true, loading: false }));
  return isCounted(journal, answer) ? go(well, seen(journal, false), now) : [well, refreshAll(trouble.incident)];
}

/** The tab of a test went to another address: nothing can be found out there any more. */
export function leftWhileTesting(before: State, event: Of<'pageAnswered'>): boolean {
  const { journal } = before.lasting;
  const trouble = troubleIn(before, event.tabId);
  return isSearching(journal) && journal.tabId === event.tabId && trouble !== undefined && !isSameAddress(event, trouble.page);
}

const seen = (journal: Journal, failed: boolean): Journal => ({ ...journal, loads: [...journal.loads, { on: journal.on, failed }] });

/** A load of the test failed, and its panel is there. */
export function failedWhileTesting(state: State, tabId: number, now: Now): Decision {
  const { journal } = state.lasting;
  const trouble = troubleIn(state, tabId);
  if (!isSearching(journal) || journal.tabId !== tabId || !trouble || !isCounted(journal, trouble.page)) return [state, []];
  return go(state, seen(journal, true), now);
}

/** A load of the test is over. One that was answered has been counted; one that nobody answered, or that was stopped, tells nothing. */
export function testLoadEnded(state: State, { tabId, since }: Of<'testLoadEnded'>): Decision {
  const { journal } = state.lasting;
  const trouble = troubleIn(state, tabId);
  if (journal?.phase !== 'loading' || journal.tabId !== tabId || journal.switchedAt !== since || !trouble) return [state, []];
  return isCounted(journal, trouble.page) ? [state, []] : finish(state, { ...journal, finding: { kind: 'unclear' } });
}

const putBack = ({ others }: Journal): Effect => ({ type: 'restoreExtensions', ids: others.map(({ id }) => id) });

function finish(state: State, journal: Journal): Decision {
  return [withJournal(state, { ...journal, phase: 'putting-back' }), [putBack(journal), ...refreshOf(state, journal.tabId)]];
}

/** Everything back: by click, by time, because the tab is gone, or because a browser ended in between. */
export function restore(state: State): Decision {
  const { journal } = state.lasting;
  return journal ? finish(state, journal) : [state, []];
}

/** Time is up, if it really is. */
export function restoreDue(state: State, now: Now): Decision {
  const { journal } = state.lasting;
  if (!journal || journal.phase === 'stuck') return [state, []];
  if (journal.backAt <= now.at) return isOpen(journal) ? restore(state) : [withJournal(state, null), []];
  return [state, [{ type: 'wakeAt', name: 'restore', at: journal.backAt }]];
}

/** They are on again, and the journal is closed as soon as the browser has written that down; one that could not be switched on keeps it open. */
export function extensionsRestored(state: State, { left }: Of<'extensionsRestored'>, now: Now): Decision {
  const { journal } = state.lasting;
  // A second «put back» in between has been answered for by the first.
  if (!isOpen(journal)) return [state, []];
  const { tabId, finding } = journal;
  if (left.length > 0) {
    const stuck: Journal = { ...journal, phase: 'stuck', others: journal.others.filter(({ id }) => left.includes(id)), on: [] };
    return [withJournal(state, stuck), refreshOf(state, tabId)];
  }
  const backAt = now.at + settlesAfter;
  const all = journal.others.map((_, at) => at);
  const settling = withJournal(state, { ...journal, phase: 'settling', on: all, backAt });
  const [told, effects] = tell(withNote(settling, tabId, noteOf(finding, now)), tabId, finding, now);
  return [told, [{ type: 'wakeAt', name: 'restore', at: backAt }, ...effects, wakeForNext(told)]];
}

const noteOf = (finding: Finding | undefined, now: Now): ExtensionNote => {
  if (finding?.kind === 'found') return finding;
  return { kind: 'restored', at: now.at, ...(finding ? { finding: finding.kind } : {}) };
};

/** Whoever looks at the tab of the test hears how it ended, in the page where it failed last, in the popup where it works. */
function tell(state: State, tabId: number, finding: Finding | undefined, now: Now): Decision {
  const result = finding === undefined ? 'untried' : finding.kind === 'found' ? 'helped' : 'failed';
  const settled = stepIn(state, tabId, result);
  const trouble = troubleIn(settled, tabId);
  if (!trouble) return [settled, [{ type: 'refresh', tabId }]];
  const { page } = trouble;
  const incident = resumed(withPage(trouble.incident, tabId, { loading: false }), settled, now);
  const after = withIncident(settled, incident.id, incident);
  const refresh = refreshAll(incident);
  if (!page.well) return [after, refresh];
  const open: Effect[] = finding ? [{ type: 'openPopup', tabId }] : [];
  // It works now, with the guilty ones off; the next load would fail again, so this is not over.
  if (finding?.kind === 'found') return [after, [...refresh, { type: 'badge', tabId, mark: 'failing' }, ...open]];
  const [ended, effects] = endPage(after, tabId, finding?.kind === 'recovered' ? 'back' : 'left', now.at);
  return [ended, [...refresh, ...effects, ...open]];
}

/** The looks that the test had stopped go on. */
function resumed(incident: Incident, { lasting: { settings } }: State, now: Now): Incident {
  if (incident.retry?.kind !== 'stopped' || incident.retry.why !== 'testing') return incident;
  const { retry: _, ...rest } = incident;
  return withNextLook(rest, settings, now);
}

/** The person leaves off those that were found: they are no longer ours to put back. */
export function leaveOffChosen(state: State, tabId: number): Decision {
  const note = state.session.notes[tabId];
  const { journal } = state.lasting;
  if (note?.kind !== 'found' || (journal !== null && journal.phase !== 'settling')) return [state, []];
  const ids = note.guilty.map(({ id }) => id);
  const others = journal?.others.filter(({ id }) => !ids.includes(id)) ?? [];
  const kept = journal && { ...journal, others, on: others.map((_, at) => at) };
  return [withJournal(state, kept), [{ type: 'leaveOff', tabId, ids }]];
}

/** They are off, and the page is loaded without them; what could not be switched is still on, and said. */
export function leftOff(state: State, { tabId, left }: Of<'leftOff'>): Decision {
  const note = state.session.notes[tabId];
  const trouble = troubleIn(state, tabId);
  if (note?.kind !== 'found') return [state, []];
  if (left.length > 0) return [withNote(state, tabId, { ...note, refused: true }), refreshOf(state, tabId)];
  const off = withNote(state, tabId, { kind: 'left-off', guilty: note.guilty });
  if (!trouble) return [off, [{ type: 'refresh', tabId }]];
  const loading = withPage(withStep(trouble.incident, 'extensions', 'running'), tabId, { loading: true });
  return [withIncident(off, loading.id, loading), [...refreshAll(loading), { type: 'reload', tabId, bypassCache: true }]];
}

/** The person keeps them on, or puts on again what was left off. */
export function keepOnChosen(state: State, tabId: number, now: Now): Decision {
  const note = state.session.notes[tabId];
  if (note?.kind === 'left-off') {
    return [withNote(state, tabId, undefined), [{ type: 'switchOn', ids: note.guilty.map(({ id }) => id) }, ...refreshOf(state, tabId)]];
  }
  if (note?.kind !== 'found') return [state, []];
  const kept = withNote(state, tabId, undefined);
  if (troubleIn(kept, tabId)?.page.well) return endPage(kept, tabId, 'left', now.at);
  return [kept, refreshOf(kept, tabId)];
}
