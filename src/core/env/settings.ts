/** What the person has set. */
export interface Settings {
  /** Probes and reloads happen without a click; without them every panel waits for one. */
  readonly autoRetry: boolean;
  /** Minutes between the probes of a watch, 1 to 15; 0: more and more rarely, from 1 to 15. */
  readonly watchEvery: number;
  /** Hours a watch goes on, 1 to 24. */
  readonly watchHours: number;
}

export const defaultSettings: Settings = { autoRetry: true, watchEvery: 0, watchHours: 24 };
