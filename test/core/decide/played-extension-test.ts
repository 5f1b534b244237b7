/** A whole extension test, played load by load against the decisions. */
import { expect } from 'vitest';
import { enabledIn, idsAt } from '../../../src/core/extension-test/journal.ts';
import type { OtherExtension } from '../../../src/core/extension-test/suspects.ts';
import type { Event } from '../../../src/core/state/events.ts';
import type { State } from '../../../src/core/state/state.ts';
import { answered, after, broken, effectsOf, noon, placed, step } from '../builders.ts';

/** An ordinary extension that is on. */
export const extension = (id: string, its: Partial<OtherExtension> = {}): OtherExtension => ({
  id,
  name: id.toUpperCase(),
  enabled: true,
  mayDisable: true,
  type: 'extension',
  permissions: [],
  hosts: [],
  ...its,
});
/** All that the browser lists: two that can be tested, ours, and three that cannot. */
const all = [
  extension('a'),
  extension('b', { permissions: ['proxy'] }),
  extension('self'),
  extension('theme', { type: 'theme' }),
  extension('was-off', { enabled: false }),
  extension('managed', { mayDisable: false }),
];
/** The list of extensions arrives, and the test begins. */
export const listed = { type: 'extensionsListed', tabId: 1, extensions: all, self: 'self' } as const;
export const [testing, firstEffects] = step(broken(), listed);
/** All were switched as the test wanted. */
export const arranged = { type: 'extensionsArranged', tabId: 1, failedIds: [] } as const;
/** All extensions are off and the page is loading; `at` is the end of switching. */
export const loading = (state: State, at: number): State => after([[arranged, { at }]], state);
/** The page that was loaded works. */
export const succeeds = (at: number): [Event, { at: number }] => [answered({ status: 200, startedAt: at + 1 }), { at: at + 2 }];
const failsAgain = (at: number): [Event, { at: number }][] => [
  [answered({ startedAt: at + 1 }), { at: at + 2 }],
  [placed({ startedAt: at + 1 }), { at: at + 3 }],
];
const onNow = ({ persistent: { journal } }: State): string[] => (journal ? idsAt(journal, enabledIn(journal)) : []);

/** Runs a whole test with these culprits; `isUp` says whether the site is up at a load. Ends when the extensions are to be restored. */
export function played(culprits: readonly string[], its: { start?: State; isUp?: (load: number) => boolean } = {}) {
  let [state, effects] = [its.start ?? testing, firstEffects];
  const loads: { on: string[]; failed: boolean }[] = [];
  for (let at = noon + 1000; effectsOf(effects, 'restoreExtensions').length === 0; at += 1000) {
    if (loads.length > 50) throw new Error('it never ends');
    [state, effects] = step(state, arranged, { at });
    expect(effects).toEqual([{ type: 'hardReload', tabId: 1, address: 'http://shop.test/cart', since: at }]);
    const failed = !(its.isUp?.(loads.length) ?? true) || culprits.some((id) => onNow(state).includes(id));
    loads.push({ on: onNow(state), failed });
    const last = failed ? failsAgain(at) : [succeeds(at)];
    for (const [event, world] of last) [state, effects] = step(state, event, world);
  }
  return { state, loads, effects };
}
/** All are on again. */
export const put = (state: State): State => after([[{ type: 'extensionsRestored', failedIds: [] }]], state);
