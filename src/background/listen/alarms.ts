/** Turns alarms, countdowns and the return of the network into events. */
import type { AlarmName } from '../../core/projection.ts';
import { tabsInSight } from '../browser/tabs.ts';
import { unanswered } from '../browser/unanswered.ts';
import { dispatch } from '../store/store.ts';
import { forgetAlarm } from '../store/sync.ts';

/** Dispatches `probeDue` with the visible tabs, which decide whether a probe is sent. */
export async function probeMayBeDue(): Promise<void> {
  await dispatch({ type: 'probeDue', tabs: await tabsInSight() });
}

const events: { readonly [N in AlarmName]: () => Promise<unknown> } = {
  probe: probeMayBeDue,
  watch: () => dispatch({ type: 'watchDue' }),
  undo: () => dispatch({ type: 'undoDue' }),
  restore: () => dispatch({ type: 'restoreDue' }),
};

export function alarmRang(name: string): void {
  if (!Object.hasOwn(events, name)) return;
  forgetAlarm(name as AlarmName);
  unanswered(events[name as AlarmName]());
}
