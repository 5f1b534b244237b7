/** Alarm, countdown, network back -> event. */
import type { AlarmName } from '../../core/projection.ts';
import { tabsInSight } from '../browser/tabs.ts';
import { unanswered } from '../browser/unanswered.ts';
import { dispatch } from '../store/store.ts';
import { forgetAlarm } from '../store/sync.ts';

/** A probe may be due: which tabs are in sight decides whether it happens. */
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
