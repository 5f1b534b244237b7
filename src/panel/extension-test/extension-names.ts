/** Names of other extensions in a sentence. */
import type { NamedExtension } from '../../core/extension-test/journal.ts';
import { locale } from '../../i18n/messages.ts';

// Isolated: a name may be written in another direction, or try to turn the rest of the sentence round.
const isolated = ({ name }: NamedExtension): string => `\u2068${name}\u2069`;

/** «A», «A and B», in the person's language. */
export const names = (extensions: readonly NamedExtension[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(extensions.map(isolated));
