/** Turning other extensions off and on to find out, and the journal by which every one of them comes back. */
import type { Load } from './bisect.ts';

export interface NamedExtension {
  readonly id: string;
  readonly name: string;
}

/** How a test ended that accuses nobody: it fails with all off too; it works with all on as well; neither can be said. */
export type Inconclusive = 'not-the-cause' | 'recovered' | 'unclear';

/** What a test found out. */
export type Finding = { readonly kind: Inconclusive } | { readonly kind: 'found'; readonly culprits: readonly NamedExtension[] };

/**
 * What is on disk before the first extension is touched, and until the last is on again. Times are epoch milliseconds. It names
 * extensions and a tab, never an address.
 */
export interface Journal {
  /**
   * `switching`: those of the next load are being switched; `loading`: its answer is awaited. `settling`: all are on again, but the
   * browser may not have written that down yet; a crash would find them off.
   */
  readonly phase: 'switching' | 'loading' | 'putting-back' | 'stuck' | 'settling';
  readonly tabId: number;
  readonly since: number;
  /** When they come back by themselves. */
  readonly backAt: number;
  /** Those that were on and may be switched, likeliest first: every one of them is put back, whichever are off just now. */
  readonly candidates: readonly NamedExtension[];
  /** Those that stay on because nobody but an administrator may switch them. */
  readonly managed: readonly NamedExtension[];
  /** What was seen so far; others by their place in the list. */
  readonly loads: readonly Load[];
  /** Who is on at the load under way. */
  readonly enabled: readonly number[];
  /** Since when exactly those are on: an answer to an older request says nothing about them. */
  readonly switchedAt?: number;
  readonly finding?: Finding;
}

/** Without any progress, this long. */
export const backAfter = 600_000;
/** Chromium writes its preferences up to ten seconds late, and never when it is killed before. */
export const settlesAfter = 30_000;

/** Whether extensions are off because of us, or may be. */
export const isOpen = (journal: Journal | null): journal is Journal => journal !== null && journal.phase !== 'settling';

/** Whether pages are being loaded to find out. */
export const isSearching = (journal: Journal | null): journal is Journal => journal?.phase === 'switching' || journal?.phase === 'loading';

/** How many are off because of us. */
export const offCount = ({ phase, candidates, enabled }: Journal): number =>
  phase === 'stuck' ? candidates.length : candidates.length - enabled.length;

/** The ids of some of the others, by their place in the list. */
export const idsAt = ({ candidates }: Journal, places: readonly number[]): string[] => places.flatMap((at) => candidates[at]?.id ?? []);
