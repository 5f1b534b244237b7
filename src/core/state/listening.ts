/** Which browser events matter just now; a listener that is removed no longer wakes the background. */
import { manualTestOf } from './parts.ts';
import type { State } from './state.ts';

/** Tabs in which a response of any kind matters. */
export const failingTabs = ({ session, persistent }: State): ReadonlySet<number> =>
  new Set([
    ...session.incidents.flatMap(({ pages }) => pages.map(({ tabId }) => tabId)),
    ...(persistent.journal ? [persistent.journal.tabId] : []),
  ]);

/** Whether the person is in the middle of a manual test on a page that fails now, or has left an extension off after it. */
export const isTestingByHand = (state: State): boolean =>
  state.session.incidents.some((incident) => {
    const test = manualTestOf(state, incident);
    return test !== undefined && test.suspects.some(({ on }) => test.phase !== 'over' || on === false);
  });
