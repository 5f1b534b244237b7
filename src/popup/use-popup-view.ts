/** All that the popup shows, followed as the background changes it. */
import { useEffect, useState } from 'preact/hooks';
import type { PopupView } from '../core/view/popup-view.ts';
import { request, onPopupChanged } from '../ui/background.ts';

/** The view without a background: nothing is known to have failed. */
const nothing: PopupView = { panel: null, note: {}, history: [], watches: [] };

/** Undefined until the background replied. Requested again after each change; only the newest reply counts. */
export function usePopupView(tabId: number | undefined): PopupView | undefined {
  const [view, setView] = useState<PopupView | undefined>(undefined);
  useEffect(() => {
    const about = tabId === undefined ? {} : { tabId };
    let newest = 0;
    const read = (type: 'popup-opened' | 'popup-view'): void => {
      const mine = (newest += 1);
      request(type, about).then(
        (reply) => mine === newest && setView(reply),
        () => mine === newest && setView((known) => known ?? nothing),
      );
    };
    const stop = onPopupChanged(() => read('popup-view'));
    read('popup-opened');
    return stop;
  }, [tabId]);
  return view;
}
