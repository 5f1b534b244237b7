/** One thing a site can do to a person, and what they should see of the extension then. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** `panel`: in the page itself. `popup`: badge and popup, as nothing can be put into the page. `silence`: nothing at all. */
export type Expected = 'panel' | 'popup' | 'silence';

export type BrowserName = 'chromium' | 'firefox';

/** What a handler may look at: the request, its address, and how often this path was asked for before (this time included). */
interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly times: number;
  readonly site: SiteMemory;
}

/** What the site remembers between two requests. */
export interface SiteMemory {
  down: boolean;
  /** How often each key was asked for on the pages that fail a few times. */
  readonly tries: Map<string, number>;
}

export type Answer = (response: ServerResponse, asked: Asked) => void | Promise<void>;

export interface Situation {
  readonly path: string;
  readonly title: string;
  /** Where the browsers differ, each one's own. */
  readonly expect: Expected | Readonly<Record<BrowserName, Expected>>;
  /** The status the panel shows; absent where there is silence. */
  readonly status?: number;
  /** The gateway the panel names, where the page gives it away. */
  readonly gateway?: string;
  /** What a person should see, in a sentence. */
  readonly notes: string;
  /** POST: reached by sending a form, not by a link. */
  readonly method?: 'POST';
  readonly answer: Answer;
}

/** A path that belongs to a situation and is none itself: a script, a frame, the target of a redirect. */
export interface Part {
  readonly path: string;
  readonly answer: Answer;
}

/** What this situation should bring about in this browser. */
export function expectedIn(situation: Pick<Situation, 'expect'>, browser: BrowserName): Expected {
  return typeof situation.expect === 'string' ? situation.expect : situation.expect[browser];
}
