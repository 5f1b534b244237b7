/** What a panel shows of a walk. */
import { currentSuspect, type ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionsView } from './view.ts';

export function manualTestView(manualTest: ManualTest): ExtensionsView {
  const { why, suspects, total, tried, stillOn, isOver } = manualTest;
  if (isOver) return { kind: 'none-of-these', stillOff: suspects.filter(({ on }) => on === false).map(({ name }) => name) };
  const current = currentSuspect(manualTest);
  return {
    kind: 'manual',
    why,
    ...(total === undefined ? {} : { total }),
    tried,
    stillOn: stillOn === true,
    suspects: suspects.map(({ id, name, by, on, cleared }) => ({
      name,
      by,
      how: cleared ? 'cleared' : id === current?.id ? 'current' : 'waiting',
      ...(on === undefined ? {} : { on }),
    })),
  };
}
