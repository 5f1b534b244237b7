/** «Clear this site’s cookies»: the cookies removed, those that could not be removed, and until when the clearing can be undone. */
import type { Cookie } from './cookies.ts';

/** The result of clearing the site's saved data: localStorage, IndexedDB, service workers, cacheStorage. */
export type DataResult =
  /** `things` were counted before, none after. */
  | { readonly kind: 'gone'; readonly things: number }
  /** `things` are left after the clearing. */
  | { readonly kind: 'left'; readonly things: number }
  /** The browser was asked to clear the data, but it cannot be counted on this page. */
  | { readonly kind: 'unchecked' }
  /** The data cannot be cleared from this page, so it was left alone. */
  | { readonly kind: 'kept' };

interface Facts {
  readonly origin: string;
  /** The domain whose cookies were removed, including its subdomains. */
  readonly site: string;
  readonly privateWindow: boolean;
  readonly withData: boolean;
  /** How many cookies were to be removed. */
  readonly taken: number;
}

interface Done {
  /** How many of them are still there, or there again. */
  readonly left: number;
  readonly data: DataResult;
}

/** One clearing in one tab. Times are epoch milliseconds. */
export type Clearing = Facts &
  /** `cookies` can be put back; if the clearing never finishes, they are dropped at `forgetAt`. */
  (
    | { readonly phase: 'clearing'; readonly cookies: readonly Cookie[]; readonly forgetAt: number }
    | ({ readonly phase: 'cleared'; readonly undo?: Undo } & Done)
    | ({ readonly phase: 'putting-back'; readonly cookies: readonly Cookie[] } & Done)
    /** `notBack` cookies could not be restored unchanged. */
    | ({ readonly phase: 'back'; readonly notBack: number } & Done)
  );

interface Undo {
  readonly until: number;
  readonly cookies: readonly Cookie[];
}

/** How long «Undo» is offered after a clearing, in ms. */
export const undoFor = 30_000;

export const factsOf = ({ origin, site, privateWindow, withData, taken }: Clearing): Facts => ({
  origin,
  site,
  privateWindow,
  withData,
  taken,
});

/** When the kept cookies are dropped, in epoch ms; undefined while the clearing is being undone, and if none are kept. */
export function forgottenAt(clearing: Clearing): number | undefined {
  if (clearing.phase === 'clearing') return clearing.forgetAt;
  return clearing.phase === 'cleared' ? clearing.undo?.until : undefined;
}

/** The cookies that can still be put back at this time; empty for another origin. */
export function undoable(clearing: Clearing | undefined, origin: string, at: number): readonly Cookie[] {
  if (clearing?.origin !== origin || (forgottenAt(clearing) ?? 0) <= at) return [];
  if (clearing.phase === 'clearing') return clearing.cookies;
  return clearing.phase === 'cleared' ? (clearing.undo?.cookies ?? []) : [];
}

/** A clearing for display, without the names and values of cookies. */
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
