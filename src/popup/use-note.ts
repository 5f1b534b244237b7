/** What there is to say about a page that is fine itself. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { PageNote } from '../core/view/view.ts';
import type { FromOurPages } from '../messages.ts';
import { isChangeOf } from './use-view.ts';

/** Undefined until the background answered; asked again whenever something changes in that tab. */
export function useNote(tabId: number | undefined, isFine: boolean): PageNote | undefined {
  const [note, setNote] = useState<PageNote | undefined>(tabId === undefined ? {} : undefined);
  useEffect(() => {
    if (tabId === undefined || !isFine) return undefined;
    const ask = (): void => {
      const question: FromOurPages = { type: 'note-of', tabId };
      browser.runtime.sendMessage(question).then(
        (answer) => setNote((answer as PageNote | null) ?? {}),
        () => setNote({}),
      );
    };
    const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
      if (sender.id === browser.runtime.id && isChangeOf(message, tabId)) ask();
    };
    browser.runtime.onMessage.addListener(follow);
    ask();
    return () => browser.runtime.onMessage.removeListener(follow);
  }, [tabId, isFine]);
  return note;
}
