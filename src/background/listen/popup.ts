/** Handles the popup's messages. */
import browser from 'webextension-polyfill';
import type { State } from '../../core/state/state.ts';
import { popupView, type PopupView } from '../../core/view/popup-view.ts';
import { capabilities } from '../browser/capabilities.ts';
import { failedResourcesIn } from '../browser/failed-resources.ts';
import { readHistory } from '../store/history.ts';
import { dispatch, known } from '../store/store.ts';
import { adoptExistingFailure } from './missed-failures.ts';

interface Popup {
  readonly tabId?: number;
}

/** The popup's view when it opens: the announced recovery is marked as seen, and a missed failure is added. */
export async function popupOpened({ tabId }: Popup): Promise<PopupView> {
  await dispatch({ type: 'newsSeen' });
  if (tabId !== undefined) await adoptExistingFailure(tabId);
  return readPopupView(tabId === undefined ? {} : { tabId });
}

export async function readPopupView({ tabId }: Popup): Promise<PopupView> {
  const state = await known();
  const [history, tab] = await Promise.all([readHistory(), tabId === undefined ? {} : factsOf(tabId, state)]);
  return popupView(state, { history, ...tab }, { at: Date.now(), capabilities });
}

async function factsOf(tabId: number, { session }: State): Promise<Omit<Parameters<typeof popupView>[1], 'history'>> {
  const fails = session.incidents.some(({ pages }) => pages.some((page) => page.tabId === tabId));
  const [url, failedResources] = await Promise.all([
    browser.tabs.get(tabId).then(
      (tab) => tab.url,
      () => undefined,
    ),
    // For a page that fails as a whole, its resources do not matter.
    fails ? undefined : failedResourcesIn(tabId),
  ]);
  return { tabId, ...(url === undefined ? {} : { url }), ...(failedResources ? { failedResources } : {}) };
}
