/** Alarms: a timer while this service worker lives, and a browser alarm in case it is terminated. */
import browser from 'webextension-polyfill';
import type { AlarmName } from '../../core/projection.ts';

const timers = new Map<AlarmName, ReturnType<typeof setTimeout>>();
let onDue: (name: string) => void = () => {};

/**
 * Calls the listener with the name of each due alarm. Must be called in the first turn of the event loop: an alarm may have woken the
 * service worker.
 */
export function onAlarm(listener: (name: string) => void): void {
  onDue = listener;
  browser.alarms.onAlarm.addListener(({ name }) => listener(name));
}

/**
 * Sets the alarm of this name to a time in epoch ms, or clears it with null. Chrome's alarms are up to 30 s late in a packed extension; the
 * panel's own countdown is faster.
 */
export async function setAlarm(name: AlarmName, at: number | null): Promise<void> {
  clearTimeout(timers.get(name));
  timers.delete(name);
  if (at === null) {
    await browser.alarms.clear(name);
    return;
  }
  const wait = Math.max(0, at - Date.now());
  // A longer timer would outlive the service worker, and setTimeout is limited to 32 bits.
  if (wait < 60_000)
    timers.set(
      name,
      setTimeout(() => onDue(name), wait),
    );
  await browser.alarms.create(name, { when: Math.max(at, Date.now()) });
}
