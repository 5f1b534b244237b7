/** One tab, one window, and the browser's own page in a tab. */
import type { FakeDocument } from './document.ts';

export interface FakeTab {
  readonly id: number;
  readonly windowId: number;
  readonly incognito: boolean;
  active: boolean;
  status: 'loading' | 'complete';
  document: FakeDocument;
  /** Documents in the back-forward cache. */
  readonly back: FakeDocument[];
  /** The load under way; a newer load replaces it. */
  load?: symbol;
  /** The question «Send the form again?» is open. */
  asksToSendAgain?: boolean;
}

export interface FakeWindow {
  readonly id: number;
  readonly incognito: boolean;
  focused: boolean;
  state: 'normal' | 'minimized';
}

interface OwnPage {
  readonly error: string;
  /** From the error to the commit, in ms. */
  readonly takes: number;
}

/** How a browser shows its own page for an empty response. */
export const ownPageOf = {
  chrome: { error: 'net::ERR_HTTP_RESPONSE_CODE_FAILURE', takes: 0 },
  firefox: { error: 'Error code 2152398883', takes: 60 },
} satisfies Record<string, OwnPage>;

/** The tab as `tabs.get` returns it. */
export const described = ({ id, windowId, incognito, active, status, document }: FakeTab) => ({
  id,
  index: 0,
  windowId,
  incognito,
  active,
  status,
  url: document.url,
});
