/** What the popup says about an extension test on a page that is fine. */
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { PageNote } from './view.ts';

/** So long after a test its end is news. */
const news = 600_000;

/** What was left off as long as the tab is there; that a test accused nobody for a while only. */
export function testNoteFor(note: ExtensionNote | undefined, now: number): PageNote['test'] {
  if (note?.kind === 'left-off') return note;
  return note?.kind === 'restored' && note.finding && now - note.at < news ? note : undefined;
}
