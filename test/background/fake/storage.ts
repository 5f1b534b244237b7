/** `storage`: values are copied on write and on read. */
import type { Method } from './calls.ts';

export type Area = 'session' | 'local';
export type Stored = Record<string, unknown>;
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export class FakeStorage {
  readonly areas: Record<Area, Stored> = { session: {}, local: {} };
  readonly #changed: (changes: Changes, area: Area) => void;

  constructor(changed: (changes: Changes, area: Area) => void) {
    this.#changed = changed;
  }

  get(area: Area, keys?: string | readonly string[] | Stored | null): Stored {
    const stored = this.areas[area];
    if (keys === undefined || keys === null) return structuredClone(stored);
    const wanted = typeof keys === 'string' ? [keys] : Array.isArray(keys) ? (keys as string[]) : Object.keys(keys);
    const fallback: Stored = typeof keys === 'string' || Array.isArray(keys) ? {} : (keys as Stored);
    const found = wanted.flatMap((key) =>
      key in stored ? [[key, stored[key]] as const] : key in fallback ? [[key, fallback[key]] as const] : [],
    );
    return structuredClone(Object.fromEntries(found));
  }

  set(area: Area, items: Stored): void {
    const stored = this.areas[area];
    const changes = Object.entries(items).map(([key, value]) => {
      const newValue = structuredClone(value);
      const change = { ...(key in stored ? { oldValue: stored[key] } : {}), newValue };
      stored[key] = newValue;
      return [key, change] as const;
    });
    this.#changed(Object.fromEntries(changes), area);
  }

  remove(area: Area, keys: string | readonly string[]): void {
    for (const key of [keys].flat()) delete this.areas[area][key];
  }

  api(method: Method): Record<string, unknown> {
    const area = (name: Area): unknown => ({
      get: method(`storage.${name}.get`, (keys?: string) => this.get(name, keys)),
      set: method(`storage.${name}.set`, (items: Stored) => this.set(name, items)),
      remove: method(`storage.${name}.remove`, (keys: string) => this.remove(name, keys)),
    });
    return { session: area('session'), local: area('local') };
  }
}
