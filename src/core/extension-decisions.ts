/** The extension test, decision by decision: one at a time, the journal first, everything back in the end. */
import { isFailure } from './answer.ts';
import { endPage, type Decision } from './ending.ts';
import type { Effect, Event, Now } from './events.ts';
import { backAfter, backAfterVerdict, isOpen, settlesAfter, sortExtensions, suspects, type Journal } from './extension-test.ts';
import { withPage, withStep, type Incident } from './incident.ts';
import { troubleIn, withIncident, type ExtensionNote, type State } from './state.ts';
import type { StepResult } from './steps.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const withJournal = (state: State, journal: Journal | null): State => ({ ...state, lasting: { ...state.lasting, journal } });

const withNote = (state: State, tabId: number, note: ExtensionNote): State => ({
  ...state,
  session: { ...state.session, notes: { ...state.session.notes, [tabId]: note } },
});

const stepIn = (state: State, tabId: number, result: StepResult): State => {
  const trouble = troubleIn(state, tabId);
  return trouble ? withIncident(state, trouble.incident.id, withStep(trouble.incident, 'extensions', result)) : state;
};

/** The person wants to know whether it is an extension. A test that runs already is shown, not started again. */
export function testChosen(state: State, tabId: number): Decision {
  const { journal } = state.lasting;
  if (isOpen(journal) && journal.tabId !== tabId) return [state, [{ type: 'refresh', tabId: journal.tabId }]];
  if (isOpen(journal)) return [state, [{ type: 'reload', tabId, bypassCache: false }]];
  return [state, [{ type: 'listExtensions', tabId }]];
}

/** The person did not let us manage extensions: then we say how it is done by hand. */
export function permissionSettled(state: State, { tabId, granted }: Of<'permissionSettled'>, now: Now): Decision {
  if (granted) return [state, [{ type: 'listExtensions', tabId }]];
  const why = now.can.switchExtensions ? 'not-allowed' : 'browser';
  return [withNote(stepIn(state, tabId, 'running'), tabId, { kind: 'guided', why, suspects: [] }), [{ type: 'refresh', tabId }]];
}

/** The others are known: where we may switch them, all go off, written down before the first; else the likeliest are named. */
export function extensionsListed(state: State, event: Of<'extensionsListed'>, now: Now): Decision {
  const { tabId, extensions, self } = event;
  const trouble = troubleIn(state, tabId);
  if (!trouble || isOpen(state.lasting.journal)) return [state, []];
  if (!now.can.switchExtensions) {
    const total = extensions.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled).length;
    const note: ExtensionNote = { kind: 'guided', why: 'browser', suspects: suspects(extensions, self), total };
    return [withNote(stepIn(state, tabId, 'running'), tabId, note), [{ type: 'refresh', tabId }]];
  }
  const { off, managed } = sortExtensions(extensions, self);
  if (off.length === 0)
    return [withNote(stepIn(state, tabId, 'failed'), tabId, { kind: 'restored', verdict: 'not-the-cause' }), [{ type: 'refresh', tabId }]];
  const backAt = now.at + backAfter;
  const journal: Journal = { phase: 'off', tabId, since: now.at, backAt, off, managed };
  const testing = withIncident(
    state,
    trouble.incident.id,
    withPage(withStep(trouble.incident, 'extensions', 'running'), tabId, { loading: true }),
  );
  return [
    withJournal(testing, journal),
    [
      { type: 'turnOffExtensions', ids: off.map(({ id }) => id), tabId },
      { type: 'wakeAt', name: 'restore', at: backAt },
      { type: 'refresh', tabId },
    ],
  ];
}

/** While all are off, an answer in the tab of the test is its verdict. Undefined: no test runs there. */
export function pageWhileTesting(state: State, { tabId, answer }: Of<'pageAnswered'>, now: Now): Decision | undefined {
  const { journal } = state.lasting;
  if (journal?.phase !== 'off' || journal.tabId !== tabId) return undefined;
  const trouble = troubleIn(state, tabId);
  // A failure goes its usual way: the panel has to come first, then `failedWhileOff`.
  if (!trouble || isFailure(answer.status)) return undefined;
  const well = withIncident(
    withJournal(state, { ...journal, verdict: 'one-is-the-cause' }),
    trouble.incident.id,
    asWell(trouble.incident, tabId),
  );
  return [
    well,
    [
      { type: 'refresh', tabId },
      { type: 'badge', tabId, mark: 'failing' },
      { type: 'openPopup', tabId },
      { type: 'wakeAt', name: 'restore', at: now.at + backAfter },
    ],
  ];
}

const asWell = (incident: Incident, tabId: number): Incident => ({
  ...withPage(incident, tabId, { well: true, loading: false }),
  retry: { kind: 'stopped', why: 'by-hand' },
});

/** The page failed with all of them off as well: none of them is the cause, and soon they are on again. */
export function failedWhileOff(state: State, tabId: number, now: Now): Decision {
  const { journal } = state.lasting;
  if (journal?.phase !== 'off' || journal.tabId !== tabId || journal.verdict) return [state, []];
  const backAt = now.at + backAfterVerdict;
  return [
    withJournal(state, { ...journal, verdict: 'not-the-cause', backAt }),
    [
      { type: 'wakeAt', name: 'restore', at: backAt },
      { type: 'refresh', tabId },
    ],
  ];
}

/** Everything back: by click, by time, because the tab is gone, or because a browser ended in between. */
export function restore(state: State): Decision {
  const { journal } = state.lasting;
  if (!journal) return [state, []];
  const effects: Effect[] = [
    { type: 'restoreExtensions', ids: journal.off.map(({ id }) => id) },
    { type: 'refresh', tabId: journal.tabId },
  ];
  return [withJournal(state, { ...journal, phase: 'putting-back' }), effects];
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
  if (!journal) return [state, []];
  const { tabId, verdict } = journal;
  const backAt = now.at + settlesAfter;
  if (left.length > 0) {
    const stuck: Journal = { ...journal, phase: 'stuck', off: journal.off.filter(({ id }) => left.includes(id)) };
    return [withJournal(state, stuck), [{ type: 'refresh', tabId }]];
  }
  const note: ExtensionNote = verdict ? { kind: 'restored', verdict } : { kind: 'restored' };
  const closed = withNote(withJournal(state, { ...journal, phase: 'settling', backAt }), tabId, note);
  const done: Effect[] = [
    { type: 'wakeAt', name: 'restore', at: backAt },
    { type: 'refresh', tabId },
  ];
  const trouble = troubleIn(closed, tabId);
  if (!trouble) return [closed, done];
  if (!trouble.page.well) return [stepIn(closed, tabId, verdict === undefined ? 'untried' : 'failed'), done];
  const [ended, effects] = endPage(closed, tabId, 'back', now.at);
  return [ended, [...done, ...effects]];
}
