/** Where the panel of a failing page stands: in its document, in the popup, or nowhere because the page never came. */
import browser from 'webextension-polyfill';
import type { EffectOf } from '../../core/state/effects.ts';
import type { EventOf } from '../../core/state/events.ts';
import { pause } from '../browser/serial.ts';
import { isInFront } from '../browser/tabs.ts';
import { allowsScripts } from '../in-page/allows-scripts.ts';
import { injectPanel, isDocumentThere } from './inject-panel.ts';

interface Search {
  readonly startedAt: number;
  /** The panel itself said that it is there. */
  hasSpoken: boolean;
}

/** The newest search of each tab; what an older one finds is about a document that is gone. */
const newest = new Map<number, Search>();

/** The very document came back, so any search in this tab is out of date. */
export function forgetSearch(tabId: number): void {
  newest.delete(tabId);
}

/** The panel in the document of this request said that it is there. */
export function panelHasSpoken(tabId: number, startedAt: number): void {
  const search = newest.get(tabId);
  if (search?.startedAt === startedAt) search.hasSpoken = true;
}

/** A panel says that it is there once it has read the page. After so many milliseconds one that cannot is taken to be there. */
const panelSpeaks = 900;

/**
 * Searches for the document of a response and injects the panel there. Undefined: the panel has said itself that it is there, or
 * something newer happened in the tab.
 */
export async function findSurface({
  tabId,
  address,
  status,
  startedAt,
}: EffectOf<'injectPanel'>): Promise<EventOf<'panelPlaced'> | undefined> {
  const mine: Search = { startedAt, hasSpoken: false };
  newest.set(tabId, mine);
  const found = await injectPanel(tabId, address, status, startedAt);
  if (!found) return undefined;
  if (found === 'panel') await pause(panelSpeaks);
  if (newest.get(tabId) !== mine) return undefined;
  const surface = found === 'panel' && !(await isDocumentThere(tabId, startedAt)) ? await surfaceInstead(tabId) : found;
  const inFront = surface !== 'nowhere' && (await isInFront(tabId));
  if (newest.get(tabId) !== mine) return undefined;
  newest.delete(tabId);
  // A panel that has spoken also tells when its document goes away.
  return mine.hasSpoken && surface !== 'popup' ? undefined : { type: 'panelPlaced', tabId, startedAt, surface, inFront };
}

/** Firefox commits a blank document for a chunked empty response and puts its own page there a moment later; that one allows no script. */
async function surfaceInstead(tabId: number): Promise<'popup' | 'nowhere'> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: allowsScripts });
    return 'nowhere';
  } catch {
    return 'popup';
  }
}
