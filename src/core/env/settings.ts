/** The user's settings. */
export interface Settings {
  /** Probe and reload automatically; if false, every panel waits for a click. */
  readonly autoRetry: boolean;
  /** Minutes between the probes of a watch, 1 to 15; 0: the interval grows from 1 to 15. */
  readonly watchEvery: number;
  /** How long a watch lasts, in hours, 1 to 24. */
  readonly watchHours: number;
}

export const defaultSettings: Settings = { autoRetry: true, watchEvery: 0, watchHours: 24 };
