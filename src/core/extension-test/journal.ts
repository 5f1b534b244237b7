/** The journal of the automatic extension test: by it every extension that was switched off comes back. */
import type { Load } from './bisect.ts';

export interface NamedExtension {
  readonly id: string;
  readonly name: string;
}

/**
 * A test that found no culprit: the page fails with all extensions off as well, or it works with all of them on, or neither can
 * be said.
 */
export type Inconclusive = 'not-the-cause' | 'recovered' | 'unclear';

export type Finding = { readonly kind: Inconclusive } | { readonly kind: 'found'; readonly culprits: readonly NamedExtension[] };

export interface JournalFacts {
  readonly tabId: number;
  readonly since: number;
  /** Those that were on and may be switched, likeliest first. Every one of them is put back, whichever are off just now. */
  readonly candidates: readonly NamedExtension[];
  /** Those that stay on because only an administrator may switch them. */
  readonly managed: readonly NamedExtension[];
  /** The loads so far; candidates by their place in the list. */
  readonly loads: readonly Load[];
}

/**
 * Written to disk before the first extension is switched, and kept until the last one is on again. It names extensions and a
 * tab, never an address. Times are epoch milliseconds; `backAt` is when they come back without a click, `enabled` the candidates
 * that are on, by their place in the list.
 */
export type Journal = JournalFacts &
  /** Those of the next load are being switched. */
  (
    | { readonly phase: 'switching'; readonly enabled: readonly number[]; readonly backAt: number }
    /** They are, since `switchedAt`, and a response is awaited: one to an older request says nothing about them. */
    | { readonly phase: 'loading'; readonly enabled: readonly number[]; readonly backAt: number; readonly switchedAt: number }
    | { readonly phase: 'putting-back'; readonly enabled: readonly number[]; readonly backAt: number; readonly finding?: Finding }
    /** The candidates that are left could not be switched on. */
    | { readonly phase: 'stuck'; readonly finding?: Finding }
    /** All are on, but the browser may not have written that down yet; after a crash they would be off. */
    | { readonly phase: 'settling'; readonly backAt: number }
  );

export type OpenJournal = Exclude<Journal, { phase: 'settling' }>;
export type SearchingJournal = Extract<Journal, { phase: 'switching' | 'loading' }>;

/** Extensions come back after so long without any progress. */
export const backAfter = 600_000;
/** Chromium writes its preferences up to ten seconds late, and never when it is killed before. */
export const settlesAfter = 30_000;

/** Whether extensions are off because of us, or may be. */
export const isOpen = (journal: Journal | null): journal is OpenJournal => journal !== null && journal.phase !== 'settling';

/** Whether pages are being loaded to find out. */
export const isSearching = (journal: Journal | null): journal is SearchingJournal =>
  journal?.phase === 'switching' || journal?.phase === 'loading';

export const factsOf = ({ tabId, since, candidates, managed, loads }: Journal): JournalFacts => ({
  tabId,
  since,
  candidates,
  managed,
  loads,
});

/** The candidates that are on, by their place in the list. */
export const enabledIn = (journal: Journal): readonly number[] => {
  if (journal.phase === 'stuck') return [];
  return journal.phase === 'settling' ? journal.candidates.map((_, at) => at) : journal.enabled;
};

/** How many are off because of us. */
export const offCount = (journal: Journal): number => journal.candidates.length - enabledIn(journal).length;

/** The ids of some candidates, by their place in the list. */
export const idsAt = ({ candidates }: Journal, places: readonly number[]): string[] => places.flatMap((at) => candidates[at]?.id ?? []);
