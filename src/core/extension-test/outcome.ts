/** The result of an extension test, as kept for its tab. */
import type { Inconclusive, NamedExtension } from './journal.ts';

/** Shown for the extensions step of a tab while no test is running: the result of the last test. */
export type ExtensionNote =
  /** All extensions were restored at `at` (epoch milliseconds). No finding: the test ended before it had one. */
  | { readonly kind: 'restored'; readonly at: number; readonly finding?: Inconclusive }
  /** These extensions break the page, and the user decides what to do. `refused`: they could not be disabled. */
  | { readonly kind: 'found'; readonly culprits: readonly NamedExtension[]; readonly refused?: true }
  /** The user left these disabled. */
  | { readonly kind: 'left-off'; readonly culprits: readonly NamedExtension[] };
