/** What a panel shows of a walk. */
import type { ExtensionsView } from './view.ts';
import { turnOf, type Walk } from '../extension-test/manual-test.ts';

export function walkView(walk: Walk): ExtensionsView {
  const { why, suspects, total, tried, stillOn, isOver } = walk;
  if (isOver) return { kind: 'none-of-these', stillOff: suspects.filter(({ on }) => on === false).map(({ name }) => name) };
  const turn = turnOf(walk);
  return {
    kind: 'guided',
    why,
    ...(total === undefined ? {} : { total }),
    tried,
    stillOn: stillOn === true,
    suspects: suspects.map(({ id, name, by, on, cleared }) => ({
      name,
      by,
      how: cleared ? 'cleared' : id === turn?.id ? 'turn' : 'waiting',
      ...(on === undefined ? {} : { on }),
    })),
  };
}
