/** `alarms`: they outlive every worker, and each fires once. */
import type { Method } from './calls.ts';
import type { Clock, Due } from './clock.ts';

export class FakeAlarms {
  readonly #clock: Clock;
  readonly #onAlarm: (name: string) => unknown;
  readonly #set = new Map<string, Due>();

  constructor(clock: Clock, onAlarm: (name: string) => unknown) {
    this.#clock = clock;
    this.#onAlarm = onAlarm;
  }

  /** When each of them fires. */
  get all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#set].map(([name, { at }]) => [name, at]));
  }

  /** An overdue alarm fires at once, but not synchronously. */
  create(name: string, { when, delayInMinutes = 0 }: { when?: number; delayInMinutes?: number }): void {
    this.clear(name);
    const at = Math.max(when ?? this.#clock.now + delayInMinutes * 60_000, this.#clock.now + 1);
    const fire = (): unknown => {
      this.#set.delete(name);
      return this.#onAlarm(name);
    };
    this.#set.set(name, this.#clock.at(at, `alarm ${name}`, fire));
  }

  clear(name: string): boolean {
    this.#clock.cancel(this.#set.get(name));
    return this.#set.delete(name);
  }

  api(method: Method): Record<string, unknown> {
    return {
      create: method('alarms.create', (name: string, when: { when?: number }) => this.create(name, when)),
      clear: method('alarms.clear', (name: string) => this.clear(name)),
      clearAll: method('alarms.clearAll', () => [...this.#set.keys()].map((name) => this.clear(name)).length > 0),
      get: method('alarms.get', (name: string) => this.#listed().find((alarm) => alarm.name === name)),
      getAll: method('alarms.getAll', () => this.#listed()),
    };
  }

  #listed(): { name: string; scheduledTime: number }[] {
    return Object.entries(this.all).map(([name, scheduledTime]) => ({ name, scheduledTime }));
  }
}
