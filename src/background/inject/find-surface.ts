/** Where the panel of a failing page stands: in its document, in the popup, or nowhere because the page never came. */
import browser from 'webextension-polyfill';
import type { EffectOf } from '../../core/state/effects.ts';
import type { EventOf } from '../../core/state/events.ts';
import { pause } from '../browser/serial.ts';
import { isInFront } from '../browser/tabs.ts';
import { injectPanel, isDocumentThere } from './inject-panel.ts';

/** The newest search of each tab; what an older one finds out is about a document that is gone. */
const newest = new Map<number, { readonly startedAt: number }>();

/**
 * Nothing that is still being found out counts: about the document of this request, whose panel spoke for itself, or about any in
 * this tab, for the very document came back.
 */
export function forgetLocating(tabId: number, startedAt?: number): void {
  if (startedAt === undefined || newest.get(tabId)?.startedAt === startedAt) newest.delete(tabId);
}

/** The panel itself says that it has come, once it has read the page; after this long one that cannot is said to be there. */
const panelSpeaks = 900;

/** Searches for the document and brings the panel there. Undefined: the panel has said so itself, or something newer happened in the tab. */
export async function locate({ tabId, address, status, startedAt }: EffectOf<'injectPanel'>): Promise<EventOf<'panelPlaced'> | undefined> {
  const mine = { startedAt };
  newest.set(tabId, mine);
  const found = await injectPanel(tabId, address, status, startedAt);
  if (!found) return undefined;
  if (found === 'panel') await pause(panelSpeaks);
  if (newest.get(tabId) !== mine) return undefined;
  const surface = found === 'panel' && !(await isDocumentThere(tabId, startedAt)) ? await standsInstead(tabId) : found;
  const inFront = surface !== 'nowhere' && (await isInFront(tabId));
  if (newest.get(tabId) !== mine) return undefined;
  newest.delete(tabId);
  return { type: 'panelPlaced', tabId, startedAt, surface, inFront };
}

/** Firefox commits a blank document for a chunked empty response and puts its own page there a moment later; that one allows no script. */
async function standsInstead(tabId: number): Promise<'popup' | 'nowhere'> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return 'nowhere';
  } catch {
    return 'popup';
  }
}
