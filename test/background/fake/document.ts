/** The content of a tab: a document that accepts injected scripts, or a browser page that refuses them. */
import type { Clock } from './clock.ts';
import type { FakePanel } from './panel.ts';

export interface Arrival {
  readonly url: string;
  readonly status: number;
  readonly method?: string;
  /** When its request began. */
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly text?: string;
  /** A browser page, or another page that refuses extensions. */
  readonly refuses?: boolean;
}

export class FakeDocument {
  readonly url: string;
  readonly method: string;
  readonly answeredAt: number;
  readonly text: string;
  readonly refuses: boolean;
  panel: FakePanel | undefined;
  /** Its global scope, as the extension's scripts see it. */
  readonly scope: Record<string, number | undefined> = {};
  saved = 2;
  readonly #names: Record<string, unknown>;

  constructor({ url, status, method = 'GET', askedAt, answeredAt, text = '<html>', refuses = false }: Arrival, clock: Clock) {
    this.url = url;
    this.method = method;
    this.answeredAt = answeredAt;
    this.text = text;
    this.refuses = refuses;
    const navigation = { responseStatus: status, responseStart: answeredAt - askedAt, workerStart: 0 };
    this.#names = {
      globalThis: this.scope,
      performance: {
        timeOrigin: askedAt,
        now: () => clock.now - askedAt,
        getEntriesByType: (type: string) => (type === 'navigation' ? [navigation] : []),
      },
      document: { documentElement: {} },
      navigator: {},
      localStorage: this.#localStorage(),
      indexedDB: { databases: () => Promise.resolve([]) },
      caches: { keys: () => Promise.resolve([]) },
    };
  }

  /** Runs a function as `scripting.executeScript({ func })` does: its source alone, in the scope of this document. */
  async run(source: string, args: readonly unknown[]): Promise<unknown> {
    const names = Object.keys(this.#names);
    // As in the browser, only the function's source is transferred, without its closure.
    // oxlint-disable-next-line typescript/no-implied-eval
    const build = builders.get(source) ?? (new Function(...names, `return (${source})`) as (...values: unknown[]) => unknown);
    builders.set(source, build);
    const func = build(...names.map((name) => this.#names[name])) as (...given: readonly unknown[]) => unknown;
    return structuredClone(await func(...args));
  }

  #localStorage(): object {
    const count = (): number => this.saved;
    return {
      get length() {
        return count();
      },
      clear: () => {
        this.saved = 0;
      },
    };
  }
}

const builders = new Map<string, (...values: unknown[]) => unknown>();
