/** Where the panel of a failing page stands: in its document, in the popup, or nowhere because the page never came. */
import browser from 'webextension-polyfill';
import type { Effect } from '../../core/state/effects.ts';
import type { Event } from '../../core/state/events.ts';
import { isInFront } from '../browser/tabs.ts';
import { injectPanel, isDocumentThere } from './inject-panel.ts';

type Placed = Extract<Event, { type: 'panelPlaced' }>;

/** The newest placing of each tab; what an older one finds out is about a document that is gone. */
const newest = new Map<number, symbol>();

/** Whatever is still being found out about this tab's page is out of date: the very document came back. */
export function forgetLocating(tabId: number): void {
  newest.delete(tabId);
}

/** The panel itself says that it has come, once it has read the page; after this long one that cannot is said to be there. */
const panelSpeaks = 900;

/** Searches for the document and brings the panel there; undefined: a newer answer, or the person, changed what stands in the tab. */
export async function locate({ tabId, address, status, startedAt }: Extract<Effect, { type: 'injectPanel' }>): Promise<Placed | undefined> {
  const mine = Symbol(address);
  newest.set(tabId, mine);
  const found = await injectPanel(tabId, address, status, startedAt);
  if (!found) return undefined;
  if (found === 'panel') await new Promise((done) => setTimeout(done, panelSpeaks));
  const stands = found === 'panel' && !(await isDocumentThere(tabId, startedAt)) ? await standsInstead(tabId) : found;
  const inFront = stands !== 'nowhere' && (await isInFront(tabId));
  if (newest.get(tabId) !== mine) return undefined;
  newest.delete(tabId);
  return { type: 'panelPlaced', tabId, startedAt, surface: stands, inFront };
}

/** Firefox commits a blank document for a chunked empty answer and puts its own page there a moment later; that one refuses us. */
async function standsInstead(tabId: number): Promise<'popup' | 'nowhere'> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return 'nowhere';
  } catch {
    return 'popup';
  }
}
