/** The journal of the automatic extension test, from which every disabled extension is restored. */
import type { Load } from './bisect.ts';

export interface NamedExtension {
  readonly id: string;
  readonly name: string;
}

/**
 * Results without a culprit: the page also fails with all extensions disabled, or works with all of them enabled, or neither is certain.
 */
export type Inconclusive = 'not-the-cause' | 'recovered' | 'unclear';

export type Finding = { readonly kind: Inconclusive } | { readonly kind: 'found'; readonly culprits: readonly NamedExtension[] };

export interface JournalFacts {
  readonly tabId: number;
  readonly since: number;
  /**
   * The extensions that were enabled and may be disabled, most likely culprits first. All of them are restored, whichever are disabled now.
   */
  readonly candidates: readonly NamedExtension[];
  /** The extensions that stay enabled because only an administrator may disable them. */
  readonly managed: readonly NamedExtension[];
  /** The loads so far, with candidates by index. */
  readonly loads: readonly Load[];
}

/**
 * Written to disk before the first extension is disabled, and kept until the last one is enabled again. Contains extensions and a tab id,
 * never an address. Times are epoch milliseconds; `backAt` is when the extensions are restored automatically, `enabled` has the indices of
 * the enabled candidates.
 */
export type Journal = JournalFacts &
  /** The extensions for the next load are being switched. */
  (
    | { readonly phase: 'switching'; readonly enabled: readonly number[]; readonly backAt: number }
    /** Switched at `switchedAt`, waiting for a response; a response to an older request proves nothing. */
    | { readonly phase: 'loading'; readonly enabled: readonly number[]; readonly backAt: number; readonly switchedAt: number }
    | { readonly phase: 'putting-back'; readonly enabled: readonly number[]; readonly backAt: number; readonly finding?: Finding }
    /** The remaining candidates could not be enabled. */
    | { readonly phase: 'stuck'; readonly finding?: Finding }
    /** All are enabled, but the browser may not have saved that yet; after a crash they would be disabled. */
    | { readonly phase: 'settling'; readonly backAt: number }
  );

export type OpenJournal = Exclude<Journal, { phase: 'settling' }>;
export type SearchingJournal = Extract<Journal, { phase: 'switching' | 'loading' }>;

/** Extensions are restored after this long without progress, in ms. */
export const backAfter = 600_000;
/** In ms. Chromium saves its preferences up to ten seconds late, and not at all if it is killed before. */
export const settlesAfter = 30_000;

/** Whether Comeback has disabled extensions, or may have. */
export const isOpen = (journal: Journal | null): journal is OpenJournal => journal !== null && journal.phase !== 'settling';

/** Whether the test is still loading the page to find the culprits. */
export const isSearching = (journal: Journal | null): journal is SearchingJournal =>
  journal?.phase === 'switching' || journal?.phase === 'loading';

export const factsOf = ({ tabId, since, candidates, managed, loads }: Journal): JournalFacts => ({
  tabId,
  since,
  candidates,
  managed,
  loads,
});

/** The indices of the enabled candidates. */
export const enabledIn = (journal: Journal): readonly number[] => {
  if (journal.phase === 'stuck') return [];
  return journal.phase === 'settling' ? journal.candidates.map((_, at) => at) : journal.enabled;
};

/** How many extensions Comeback has disabled. */
export const offCount = (journal: Journal): number => journal.candidates.length - enabledIn(journal).length;

/** The ids of the candidates at these indices. */
export const idsAt = ({ candidates }: Journal, places: readonly number[]): string[] => places.flatMap((at) => candidates[at]?.id ?? []);
