/** Wakes us at a time: a timer while this worker lives, an alarm in case it does not. */
import browser from 'webextension-polyfill';

type Name = 'probe' | 'restore' | 'watch' | 'undo';

const timers = new Map<Name, ReturnType<typeof setTimeout>>();

/** One time a name; null takes it back. Chrome's alarms come 30 s late at most, when packed; the page's own countdown is quicker. */
export async function setAlarm(name: Name, at: number | null, ring: (name: Name) => void): Promise<void> {
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
      setTimeout(() => ring(name), wait),
    );
  await browser.alarms.create(name, { when: Math.max(at, Date.now()) });
}
