/** One situation on a site, and what the extension should show in it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** `panel`: in the page itself. `popup`: badge and popup, as nothing can be injected into the page. `silence`: nothing at all. */
export type Expected = 'panel' | 'popup' | 'silence';

export type BrowserName = 'chromium' | 'firefox';

/** The input of a handler: the request, its address, and the number of requests for this path so far, this one included. */
interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly times: number;
  readonly site: SiteMemory;
}

/** The site's state between requests. */
export interface SiteMemory {
  down: boolean;
  /** The number of requests for each key on the pages that fail a few times. */
  readonly tries: Map<string, number>;
}

export type Respond = (response: ServerResponse, asked: Asked) => void | Promise<void>;

export interface Situation {
  readonly path: string;
  readonly title: string;
  /** One for each browser where they differ. */
  readonly expect: Expected | Readonly<Record<BrowserName, Expected>>;
  /** The status that the panel shows; absent for `silence`. */
  readonly status?: number;
  /** The gateway that the panel names, if the page identifies it. */
  readonly gateway?: string;
  /** What a person should see, in a sentence. */
  readonly notes: string;
  /** POST: reached by a form instead of a link. */
  readonly method?: 'POST';
  readonly answer: Respond;
}

/** A path that a situation needs: a script, a frame, the target of a redirect. */
export interface Part {
  readonly path: string;
  readonly answer: Respond;
}

/** The expected result of this situation in this browser. */
export function expectedIn(situation: Pick<Situation, 'expect'>, browser: BrowserName): Expected {
  return typeof situation.expect === 'string' ? situation.expect : situation.expect[browser];
}
