/** What the person has set; whatever else is stored there is read as if nothing were. */

export interface Settings {
  /** Looks and loads by themselves; without them every panel waits for a click. */
  readonly autoRetry: boolean;
  /** Minutes between the looks of a watch, 1 to 15; 0: more and more rarely, from 1 to 15. */
  readonly watchEvery: number;
  /** Hours a watch goes on, 1 to 24. */
  readonly watchHours: number;
}

export const defaultSettings: Settings = { autoRetry: true, watchEvery: 0, watchHours: 24 };

/** The settings in what was stored: each one that makes sense, and its default for the others. */
export function settingsFrom(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return defaultSettings;
  const { autoRetry, watchEvery, watchHours } = stored as Readonly<Record<string, unknown>>;
  return {
    autoRetry: typeof autoRetry === 'boolean' ? autoRetry : defaultSettings.autoRetry,
    watchEvery: isWhole(watchEvery, 0, 15) ? watchEvery : defaultSettings.watchEvery,
    watchHours: isWhole(watchHours, 1, 24) ? watchHours : defaultSettings.watchHours,
  };
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
