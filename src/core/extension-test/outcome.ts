/** How an extension test ended, as its tab keeps it. */
import type { Inconclusive, NamedExtension } from './journal.ts';

/** What is shown for the extensions step in one tab when no test runs: our guidance, or how the last test ended. */
export type ExtensionNote =
  /** All are as they were; `at`, epoch milliseconds, since when. No finding: the test was ended before it had one. */
  | { readonly kind: 'restored'; readonly at: number; readonly finding?: Inconclusive }
  /** These break the page; the person decides. `refused`: they could not be switched off. */
  | { readonly kind: 'found'; readonly culprits: readonly NamedExtension[]; readonly refused?: true }
  /** As the person decided. */
  | { readonly kind: 'left-off'; readonly culprits: readonly NamedExtension[] };
