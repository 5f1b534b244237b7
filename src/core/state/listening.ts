/** Which browser events matter now; a removed listener no longer wakes the background. */
import { manualTestOf } from './parts.ts';
import type { State } from './state.ts';

/** The tabs in which every response matters, whatever its status. */
export const failingTabs = ({ session, persistent }: State): ReadonlySet<number> =>
  new Set([
    ...session.incidents.flatMap(({ pages }) => pages.map(({ tabId }) => tabId)),
    ...(persistent.journal ? [persistent.journal.tabId] : []),
  ]);

/** Whether a manual test is running on a failing page, or an extension is still disabled after it. */
export const isTestingByHand = (state: State): boolean =>
  state.session.incidents.some((incident) => {
    const test = manualTestOf(state, incident);
    return test !== undefined && test.suspects.some(({ on }) => test.phase !== 'over' || on === false);
  });
