/** «Clear this site’s cookies»: what was taken away, what was not, and until when it can be undone. */
import type { Cookie } from './cookies.ts';

/** What became of the site's saved data: localStorage, IndexedDB, service workers, cacheStorage. */
export type DataResult =
  /** Counted before, and none left after. */
  | { readonly kind: 'gone'; readonly things: number }
  /** Counted before and after; so many could not be removed. */
  | { readonly kind: 'left'; readonly things: number }
  /** The browser was told to clear it; this page allows no counting. */
  | { readonly kind: 'unchecked' }
  /** It cannot be reached on this page, so nothing was tried. */
  | { readonly kind: 'kept' };

interface Facts {
  readonly origin: string;
  /** The domain whose cookies, and those of its subdomains, went. */
  readonly site: string;
  readonly privateWindow: boolean;
  readonly withData: boolean;
  /** How many cookies there were. */
  readonly taken: number;
}

interface Done {
  /** How many of them are still there, or again. */
  readonly left: number;
  readonly data: DataResult;
}

/** One clearing in one tab. Times are epoch milliseconds. */
export type Clearing = Facts &
  /** `cookies` can be put back; a worker that dies for good leaves them until `forgetAt`. */
  (
    | { readonly phase: 'clearing'; readonly cookies: readonly Cookie[]; readonly forgetAt: number }
    | ({ readonly phase: 'cleared'; readonly undo?: Undo } & Done)
    | ({ readonly phase: 'putting-back'; readonly cookies: readonly Cookie[] } & Done)
    /** So many did not come back as they were. */
    | ({ readonly phase: 'back'; readonly notBack: number } & Done)
  );

interface Undo {
  readonly until: number;
  readonly cookies: readonly Cookie[];
}

/** How long «Undo» is offered once everything is cleared. */
export const undoFor = 30_000;

export const factsOf = ({ origin, site, privateWindow, withData, taken }: Clearing): Facts => ({
  origin,
  site,
  privateWindow,
  withData,
  taken,
});

/** When the cookies of this clearing are forgotten; undefined while it is being undone, and when none are kept. */
export function forgottenAt(clearing: Clearing): number | undefined {
  if (clearing.phase === 'clearing') return clearing.forgetAt;
  return clearing.phase === 'cleared' ? clearing.undo?.until : undefined;
}

/** The cookies that could still be put back at that time. */
export function undoable(clearing: Clearing | undefined, origin: string, at: number): readonly Cookie[] {
  if (clearing?.origin !== origin || (forgottenAt(clearing) ?? 0) <= at) return [];
  if (clearing.phase === 'clearing') return clearing.cookies;
  return clearing.phase === 'cleared' ? (clearing.undo?.cookies ?? []) : [];
}

/** A clearing as the panels show it: no name and no value of any cookie. */
export interface ClearedView {
  readonly site: string;
  readonly phase: Clearing['phase'];
  readonly removed: number;
  readonly left: number;
  readonly data?: DataResult;
  readonly undoUntil?: number;
  readonly notBack?: number;
}

export function clearedView(clearing: Clearing): ClearedView {
  const { site, phase, taken } = clearing;
  if (phase === 'clearing') return { site, phase, removed: taken, left: 0 };
  const done = { site, phase, removed: taken - clearing.left, left: clearing.left, data: clearing.data };
  if (phase === 'back') return { ...done, notBack: clearing.notBack };
  return phase === 'cleared' && clearing.undo && clearing.undo.cookies.length > 0 ? { ...done, undoUntil: clearing.undo.until } : done;
}
