/** Finds the surface of a failing page's panel: its document, the popup, or nowhere if the page never arrived. */
import browser from 'webextension-polyfill';
import type { EffectOf } from '../../core/state/effects.ts';
import type { EventOf } from '../../core/state/events.ts';
import { pause } from '../browser/serial.ts';
import { isInFront } from '../browser/tabs.ts';
import { injectPanel, isDocumentThere } from './inject-panel.ts';

/** The newest search of each tab; an older one is about a document that is gone. */
const newest = new Map<number, { readonly startedAt: number }>();

/**
 * Discards the result of a running search: for the document of this request, because its panel has reported itself, or without `startedAt`
 * for any document in this tab, because it came back from the back-forward cache.
 */
export function forgetLocating(tabId: number, startedAt?: number): void {
  if (startedAt === undefined || newest.get(tabId)?.startedAt === startedAt) newest.delete(tabId);
}

/** In ms. The panel reports itself once it has read the page; after this long it counts as there even if it has not. */
const panelSpeaks = 900;

/** Searches for the document and injects the panel; undefined if the panel has reported itself, or if the tab has a newer response. */
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

/**
 * The surface after the document is gone. For an empty chunked response Firefox commits a blank document and soon replaces it with its own
 * page, which allows no scripts.
 */
async function standsInstead(tabId: number): Promise<'popup' | 'nowhere'> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return 'nowhere';
  } catch {
    return 'popup';
  }
}
