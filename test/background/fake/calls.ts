/** Every call from a worker to its browser goes through here, and here a worker can be killed. */
import type { Clock } from './clock.ts';

export type Listener = (...args: never[]) => unknown;

/** One worker's life. Replies that are still pending when it dies never come. */
export class Life {
  alive = true;
  /** The call at which it dies: the call is performed, but its reply never comes. */
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
  /** All calls so far, if a test records them. */
  readonly log: Call[] = [];
  isLogged = false;
  /** How many calls could have changed storage or the screen. */
  changes = 0;
  /** Calls that fail although they are valid. */
  fails: (name: string, args: readonly unknown[]) => boolean = () => false;
  /** How long a call takes, in milliseconds; 0: the reply comes as soon as the worker pauses. */
  takes: (name: string) => number = () => 0;
  /** Calls that are performed, but reply only when released. */
  readonly held = new Map<string, (() => void)[]>();
  /** How many events the workers have handled. */
  events = 0;
  /** The badges, alarms and panels of which the last call failed, and how many events had been handled by then. */
  readonly #missed = new Map<string, { readonly life: Life; readonly events: number }>();
  readonly #clock: Clock;
  #answers: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The browser's functions as a worker sees them. */
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
          const isFailing = this.fails(name, args);
          this.#note(life, name, args, isFailing);
          const outcome = isFailing ? Promise.reject(new Error(`${name} failed`)) : carryOut(work, args);
          if (life.callsLeft <= 0) life.alive = false;
          const answer = (state: 'done' | 'failed', settle: () => void) => (): void => {
            call.state = state;
            if (life.alive) settle();
          };
          outcome.then(
            (value) =>
              this.#settle(
                name,
                answer('done', () => resolve(value)),
              ),
            (error: unknown) =>
              this.#settle(
                name,
                answer('failed', () => reject(error as Error)),
              ),
          );
        });
    };
  }

  /** Whether the last call about this failed, and the worker has handled no event since. */
  isMissed(subject: string, life: Life): boolean {
    const missed = this.#missed.get(subject);
    return missed?.life === life && missed.events === this.events;
  }

  hold(name: string): void {
    this.held.set(name, []);
  }

  release(name: string): void {
    const waiting = this.held.get(name) ?? [];
    this.held.delete(name);
    this.#answers.push(...waiting);
  }

  /** A browser event in a turn of its own. */
  inTurn(work: () => void): void {
    this.#answers.push(work);
  }

  /** Replies to one call after the other until none is pending; no time passes. */
  async settle(): Promise<void> {
    for (;;) {
      await drained();
      const next = this.#answers.shift();
      if (!next) return;
      next();
    }
  }

  #note(life: Life, name: string, args: readonly unknown[], isFailing: boolean): void {
    const subject = subjectOf(name, args);
    if (subject === undefined) return;
    if (isFailing) this.#missed.set(subject, { life, events: this.events });
    else this.#missed.delete(subject);
  }

  #settle(name: string, answer: () => void): void {
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
/** Resolves once every microtask has run. */
const drained = (): Promise<void> => new Promise((done) => void realImmediate(done));

/** The badge, alarm or panel that a call changes. */
function subjectOf(name: string, [first]: readonly unknown[]): string | undefined {
  if (name === 'action.setBadgeText') return `badge ${String((first as { tabId?: number }).tabId ?? 'everywhere')}`;
  if (name === 'alarms.create' || name === 'alarms.clear') return `alarm ${String(first)}`;
  return name === 'tabs.sendMessage' ? `panel ${String(first)}` : undefined;
}
