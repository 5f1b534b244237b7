/** The popup's note about an extension test on a healthy page. */
import type { ExtensionNote } from '../extension-test/outcome.ts';
import { isRecent } from './recent.ts';
import type { PageNote } from './view.ts';

/** The note to show, if any: extensions left disabled, as long as the tab exists; a test without a culprit, only while recent. */
export function testNoteFor(note: ExtensionNote | undefined, now: number): PageNote['test'] {
  if (note?.kind === 'left-off') return note;
  return note?.kind === 'restored' && note.finding && isRecent(note.at, now) ? note : undefined;
}
