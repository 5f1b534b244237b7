/** Builds the view of the extension test for the panels of a tab. */
import { mostLoads, suspected } from '../extension-test/bisect.ts';
import { enabledIn, isOpen, offCount, type OpenJournal } from '../extension-test/journal.ts';
import { currentSuspect, type ManualTest } from '../extension-test/manual-test.ts';
import type { Incident } from '../incident/incident.ts';
import { manualTestOf } from '../state/parts.ts';
import type { State } from '../state/state.ts';
import type { ExtensionsView } from './view.ts';

/** The view of the extension test; undefined if there is nothing to show. While extensions are disabled, the panels of all tabs say so. */
export function extensionsViewOf(state: State, tabId: number, incident: Incident): ExtensionsView | undefined {
  const { journal } = state.persistent;
  if (isOpen(journal)) return testView(journal, tabId);
  const manual = manualTestOf(state, incident);
  return state.session.notes[tabId] ?? (manual && manualTestView(manual));
}

function testView(journal: OpenJournal, tabId: number): ExtensionsView {
  const { candidates, loads } = journal;
  if (journal.phase === 'stuck') return { kind: 'stuck', left: candidates.map(({ id, name }) => ({ id, name, state: 'off' })) };
  const enabled = enabledIn(journal);
  const open = suspected(candidates.length, loads);
  const stateAt = (at: number): 'off' | 'on' | 'cleared' => (!open.has(at) ? 'cleared' : enabled.includes(at) ? 'on' : 'off');
  const managed = journal.managed.map(({ id, name }) => ({ id, name, state: 'managed' as const }));
  const rounds = Math.max(2, mostLoads(candidates.length));
  return {
    kind: 'testing',
    extensions: [...candidates.map(({ id, name }, at) => ({ id, name, state: stateAt(at) })), ...managed],
    off: offCount(journal),
    backAt: journal.backAt,
    round: Math.min(rounds, loads.length + 1),
    rounds,
    isElsewhere: journal.tabId !== tabId,
  };
}

function manualTestView(test: ManualTest): ExtensionsView {
  const { why, suspects, total, tried } = test;
  if (test.phase === 'over') return { kind: 'none-of-these', stillOff: suspects.filter(({ on }) => on === false).map(({ name }) => name) };
  const current = currentSuspect(test);
  return {
    kind: 'manual',
    why,
    ...(total === undefined ? {} : { total }),
    tried,
    stillOn: test.phase === 'choosing' && test.stillOn === true,
    suspects: suspects.map(({ id, name, by, on, cleared }) => ({
      name,
      by,
      how: cleared ? 'cleared' : id === current?.id ? 'current' : 'waiting',
      ...(on === undefined ? {} : { on }),
    })),
  };
}
