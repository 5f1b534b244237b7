/** The popup's note about an extension test on a healthy page. */
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { PageNote } from './view.ts';

/** How long the end of a test counts as recent, in ms. */
const news = 600_000;

/** The note to show, if any: extensions left disabled, as long as the tab exists; a test without a culprit, only while recent. */
export function testNoteFor(note: ExtensionNote | undefined, now: number): PageNote['test'] {
  if (note?.kind === 'left-off') return note;
  return note?.kind === 'restored' && note.finding && now - note.at < news ? note : undefined;
}
