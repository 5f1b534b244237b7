/** The door between a worker and its browser: every call goes through here, and here a worker dies. */
import type { Clock } from './clock.ts';

export type Listener = (...args: never[]) => unknown;

/** One life of the background. What it still waits for when it dies never comes. */
export class Life {
  alive = true;
  /** The call with which it dies: that one is carried out, but its answer never comes. */
  callsLeft = Infinity;
  readonly listeners = new Map<string, Map<Listener, unknown>>();
}

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  state: 'open' | 'done' | 'failed';
}

export type Method = <A extends unknown[], R>(name: string, work: (...args: A) => R) => (...args: A) => Promise<Awaited<R>>;

export class Calls {
  /** All calls so far, where somebody wants to read them. */
  readonly log: Call[] = [];
  isLogged = false;
  /** So many calls could have changed what is stored or seen. */
  changes = 0;
  /** Calls that fail though nothing is wrong with them. */
  fails: (name: string, args: readonly unknown[]) => boolean = () => false;
  /** How long a call takes, milliseconds; 0: it is answered as soon as the worker pauses. */
  takes: (name: string) => number = () => 0;
  /** Calls that are carried out, but answered only when they are let go. */
  readonly held = new Map<string, (() => void)[]>();
  readonly #clock: Clock;
  #answers: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How a worker sees the browser's functions. */
  methodsOf(life: Life): Method {
    return (name, work) => {
      const isChange = /\.set|\.clear|\.create|\.send/.test(name);
      return (...args) =>
        new Promise((resolve, reject) => {
          if (!life.alive) return;
          life.callsLeft -= 1;
          if (isChange) this.changes += 1;
          const call: Call = { name, args, state: 'open' };
          if (this.isLogged) this.log.push(call);
          const outcome = this.fails(name, args) ? Promise.reject(new Error(`${name} failed`)) : carryOut(work, args);
          if (life.callsLeft <= 0) life.alive = false;
          const answer = (state: 'done' | 'failed', say: () => void) => (): void => {
            call.state = state;
            if (life.alive) say();
          };
          outcome.then(
            (value) =>
              this.#later(
                name,
                answer('done', () => resolve(value)),
              ),
            (error: unknown) =>
              this.#later(
                name,
                answer('failed', () => reject(error as Error)),
              ),
          );
        });
    };
  }

  hold(name: string): void {
    this.held.set(name, []);
  }

  release(name: string): void {
    const waiting = this.held.get(name) ?? [];
    this.held.delete(name);
    this.#answers.push(...waiting);
  }

  /** Something that happens in the browser in its own turn. */
  inTurn(work: () => void): void {
    this.#answers.push(work);
  }

  /** Answers one call after the other until nobody asks any more; no time passes. */
  async settle(): Promise<void> {
    for (;;) {
      await drained();
      const next = this.#answers.shift();
      if (!next) return;
      next();
    }
  }

  #later(name: string, answer: () => void): void {
    const held = this.held.get(name);
    const takes = this.takes(name);
    if (held) held.push(answer);
    else if (takes > 0) this.#clock.at(this.#clock.now + takes, `${name} answered`, answer);
    else this.#answers.push(answer);
  }
}

async function carryOut<A extends unknown[], R>(work: (...args: A) => R, args: A): Promise<Awaited<R>> {
  return await work(...args);
}

const { setImmediate: realImmediate } = globalThis;
/** Every microtask has run. */
const drained = (): Promise<void> => new Promise((done) => void realImmediate(done));
