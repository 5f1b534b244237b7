/** Alarms: a timer while this worker lives, an alarm of the browser in case it does not. */
import browser from 'webextension-polyfill';
import type { AlarmName } from '../../core/projection.ts';

const timers = new Map<AlarmName, ReturnType<typeof setTimeout>>();
let rings: (name: string) => void = () => {};

/** Calls with the name of each alarm that is due. To be called in the first turn: an alarm may be what woke us. */
export function onAlarm(listener: (name: string) => void): void {
  rings = listener;
  browser.alarms.onAlarm.addListener(({ name }) => listener(name));
}

/** One time a name, epoch milliseconds; null takes it back. Chrome's alarms are up to 30 s late when packed; the panel's own countdown is quicker. */
export async function setAlarm(name: AlarmName, at: number | null): Promise<void> {
  clearTimeout(timers.get(name));
  timers.delete(name);
  if (at === null) {
    await browser.alarms.clear(name);
    return;
  }
  const wait = Math.max(0, at - Date.now());
  // A timer further off would outlive the worker; setTimeout counts 32 bits.
  if (wait < 60_000)
    timers.set(
      name,
      setTimeout(() => rings(name), wait),
    );
  await browser.alarms.create(name, { when: Math.max(at, Date.now()) });
}
