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

/** A finished clearing; `undo` while it can be undone. */
export type Cleared = Facts & Done & { readonly phase: 'cleared'; readonly undo?: Undo };

/** A clearing whose cookies are being read. `before` is the finished clearing that it follows in this tab. */
export interface Reading {
  readonly phase: 'reading';
  readonly origin: string;
  readonly forgetAt: number;
  readonly before?: Cleared;
}

/** A clearing that removes cookies and saved data; `cookies` can be put back. */
export type Removing = Facts & { readonly phase: 'clearing'; readonly cookies: readonly Cookie[]; readonly forgetAt: number };

/** One clearing in one tab. Times are epoch milliseconds. A clearing that never finishes is dropped at `forgetAt`, with its cookies. */
export type Clearing =
  | Reading
  | Removing
  | Cleared
  | (Facts & Done & { readonly phase: 'putting-back'; readonly cookies: readonly Cookie[] })
  /** `notBack` cookies could not be restored unchanged. Without a failing page this is shown until `shownUntil`. */
  | (Facts & Done & { readonly phase: 'back'; readonly notBack: number; readonly shownUntil?: number });

interface Undo {
  readonly until: number;
  readonly cookies: readonly Cookie[];
}

/** How long «Undo» is offered after a clearing, in ms. */
export const undoFor = 30_000;

/** How long a clearing may take before it counts as lost, in ms. */
export const lostAfter = 4 * undoFor;

export const factsOf = ({ origin, site, privateWindow, withData, taken }: Exclude<Clearing, Reading>): Facts => ({
  origin,
  site,
  privateWindow,
  withData,
  taken,
});

/** When the kept cookies or the end of an undo are dropped, in epoch ms; undefined while undoing, and if nothing is to be dropped. */
export function forgottenAt(clearing: Clearing): number | undefined {
  if (isClearing(clearing)) return clearing.forgetAt;
  if (clearing.phase === 'back') return clearing.shownUntil;
  return clearing.phase === 'cleared' ? clearing.undo?.until : undefined;
}

/** Whether the clearing still runs: its cookies are being read, or removed. */
export const isClearing = (clearing: Clearing): clearing is Reading | Removing =>
  clearing.phase === 'reading' || clearing.phase === 'clearing';

/** The clearing once the failing page is gone from the tab: one that is still removing, can be undone or is being undone. */
export function withoutItsPage(clearing: Clearing): Clearing | undefined {
  if (clearing.phase === 'reading') return clearing.before && withoutItsPage(clearing.before);
  return clearing.phase === 'putting-back' || forgottenAt(clearing) !== undefined ? clearing : undefined;
}

/** The cookies that can still be put back at this time; empty for another origin. */
export function undoable(clearing: Clearing | undefined, origin: string, at: number): readonly Cookie[] {
  if (clearing?.origin !== origin || (forgottenAt(clearing) ?? 0) <= at) return [];
  if (clearing.phase === 'clearing') return clearing.cookies;
  return clearing.phase === 'cleared' ? (clearing.undo?.cookies ?? []) : [];
}

/** A clearing for display, without the names and values of cookies. */
export interface ClearedView {
  /** Absent until the cookies are read. */
  readonly site?: string;
  readonly phase: Exclude<Clearing['phase'], 'reading'>;
  readonly removed: number;
  readonly left: number;
  readonly data?: DataResult;
  readonly undoUntil?: number;
  readonly notBack?: number;
}

export function clearedView(clearing: Clearing): ClearedView {
  if (clearing.phase === 'reading') return { phase: 'clearing', removed: 0, left: 0 };
  const { site, phase, taken } = clearing;
  if (phase === 'clearing') return { site, phase, removed: taken, left: 0 };
  const done = { site, phase, removed: taken - clearing.left, left: clearing.left, data: clearing.data };
  if (phase === 'back') return { ...done, notBack: clearing.notBack };
  return phase === 'cleared' && clearing.undo && clearing.undo.cookies.length > 0 ? { ...done, undoUntil: clearing.undo.until } : done;
}
