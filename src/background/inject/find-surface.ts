/** Finds where the panel of a failing page is shown: in its document, in the popup, or nowhere if the document never arrived. */
import browser from 'webextension-polyfill';
import type { EffectOf } from '../../core/state/effects.ts';
import type { EventOf } from '../../core/state/events.ts';
import { pause } from '../browser/serial.ts';
import { isInFront } from '../browser/tabs.ts';
import { allowsScripts } from '../in-page/allows-scripts.ts';
import { injectPanel, isDocumentThere } from './inject-panel.ts';

interface Search {
  readonly startedAt: number;
  /** The panel's script has reported itself. */
  hasReported: boolean;
}

/** The newest search of each tab; the result of an older one concerns a document that is gone. */
const newest = new Map<number, Search>();

/** Ends the search in this tab, because an earlier document was restored. */
export function forgetSearch(tabId: number): void {
  newest.delete(tabId);
}

/** Notes that the panel in the document of this request has reported itself. */
export function panelReported(tabId: number, startedAt: number): void {
  const search = newest.get(tabId);
  if (search?.startedAt === startedAt) search.hasReported = true;
}

/** In ms. A panel reports itself once it has read the page; one that has not done so by then is assumed to be there. */
const reportsWithin = 900;

/**
 * Searches for the document of a response and injects the panel there. Undefined: the panel has reported itself, or something newer
 * happened in the tab.
 */
export async function findSurface({
  tabId,
  address,
  status,
  startedAt,
}: EffectOf<'injectPanel'>): Promise<EventOf<'panelPlaced'> | undefined> {
  const mine: Search = { startedAt, hasReported: false };
  newest.set(tabId, mine);
  const found = await injectPanel(tabId, address, status, startedAt);
  if (!found) return undefined;
  if (found === 'panel') await pause(reportsWithin);
  if (newest.get(tabId) !== mine) return undefined;
  const surface = found === 'panel' && !(await isDocumentThere(tabId, startedAt)) ? await surfaceInstead(tabId) : found;
  const inFront = surface !== 'nowhere' && (await isInFront(tabId));
  if (newest.get(tabId) !== mine) return undefined;
  newest.delete(tabId);
  // A panel that has reported itself also reports when its document goes away.
  return mine.hasReported && surface !== 'popup' ? undefined : { type: 'panelPlaced', tabId, startedAt, surface, inFront };
}

/** Firefox commits a blank document for a chunked empty response, and a moment later shows its own page, which allows no scripts. */
async function surfaceInstead(tabId: number): Promise<'popup' | 'nowhere'> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: allowsScripts });
    return 'nowhere';
  } catch {
    return 'popup';
  }
}
