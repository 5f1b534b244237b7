/** A clock that moves only when a test advances it. */
export interface Due {
  readonly at: number;
  readonly what: string;
  readonly run: () => unknown;
  /** The worker that owns this timer; a timer without a worker outlives them all. */
  readonly owner: object | undefined;
}

export class Clock {
  now: number;
  #dues: Due[] = [];

  constructor(now: number) {
    this.now = now;
  }

  at(at: number, what: string, run: () => unknown, owner?: object): Due {
    const due = { at, what, run, owner };
    this.#dues.push(due);
    return due;
  }

  cancel(due: unknown): void {
    this.#dues = this.#dues.filter((one) => one !== due);
  }

  /** The timers of a worker die with it. */
  forget(owner: object): void {
    this.#dues = this.#dues.filter((one) => one.owner !== owner);
  }

  /** Removes and returns the earliest timer due until then; of two at the same moment, the one set first. */
  next(until: number): Due | undefined {
    const [first, ...others] = this.#dues.filter(({ at }) => at <= until);
    const next = others.reduce((earliest, one) => (one.at < (earliest?.at ?? 0) ? one : earliest), first);
    if (next) this.cancel(next);
    return next;
  }
}
