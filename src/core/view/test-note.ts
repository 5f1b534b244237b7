/** What the popup says about an extension test on a page that works. */
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { PageNote } from './view.ts';

/** The end of a test is news for so long. */
const news = 600_000;

/** What was left off, as long as the tab exists; a test without a culprit, for a while only. */
export function testNoteFor(note: ExtensionNote | undefined, now: number): PageNote['test'] {
  if (note?.kind === 'left-off') return note;
  return note?.kind === 'restored' && note.finding && now - note.at < news ? note : undefined;
}
