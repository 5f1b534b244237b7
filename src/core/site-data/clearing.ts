/** «Clear this site’s cookies»: what was taken away, what was not, and for how long it can be undone. */
import type { Cookie } from './cookies.ts';

/** What became of the site's saved data: localStorage, IndexedDB, service workers, cacheStorage. */
export type DataResult =
  /** Counted before, and none left after. */
  | { readonly kind: 'gone'; readonly things: number }
  /** Counted before and after; so many would not go. */
  | { readonly kind: 'left'; readonly things: number }
  /** The browser was told to clear it; this page lets nobody count. */
  | { readonly kind: 'unchecked' }
  /** No way to it on this page, so nothing was tried. */
  | { readonly kind: 'kept' };

/** One clearing in one tab. Times are epoch milliseconds. */
export interface Clearing {
  readonly origin: string;
  /** The domain whose cookies, and those of its subdomains, went. */
  readonly site: string;
  readonly privateWindow: boolean;
  readonly phase: 'clearing' | 'cleared' | 'putting-back' | 'back';
  readonly withData: boolean;
  /** How many were there. */
  readonly taken: number;
  /** How many of them are still there, or again. */
  readonly left: number;
  readonly data?: DataResult;
  /** What can be put back, until then; gone afterwards. */
  readonly undo?: { readonly until: number; readonly cookies: readonly Cookie[] };
  /** How many did not come back as they were. */
  readonly notBack?: number;
}

/** How long «Undo» is offered once everything is cleared. */
export const undoFor = 30_000;

/** A clearing as the panels show it: not a name, not a value. */
export interface ClearedView {
  readonly site: string;
  readonly phase: Clearing['phase'];
  readonly removed: number;
  readonly left: number;
  readonly data?: DataResult;
  readonly undoUntil?: number;
  readonly notBack?: number;
}

export function clearedView({ site, phase, taken, left, data, undo, notBack }: Clearing): ClearedView {
  return {
    site,
    phase,
    removed: taken - left,
    left,
    ...(data ? { data } : {}),
    ...(undo && phase === 'cleared' && undo.cookies.length > 0 ? { undoUntil: undo.until } : {}),
    ...(notBack === undefined ? {} : { notBack }),
  };
}
