/** The panel's view of one tab, followed as the background changes it. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { Action } from '../core/state/actions.ts';
import type { PanelView } from '../core/view/view.ts';
import type { FromOurPages, ViewChanged } from '../messages.ts';

export interface PageView {
  /** Undefined until the background answered; null when nothing is wrong there. */
  readonly view: PanelView | null | undefined;
  choose(act: Action): void;
  due(): void;
}

/** Asks once, then listens; a change that comes before the answer wins. */
export function useView(tabId: number | undefined): PageView {
  const [view, setView] = useState<PanelView | null | undefined>(tabId === undefined ? null : undefined);
  useEffect(() => {
    if (tabId === undefined) return undefined;
    let changed = false;
    const follow = (message: unknown, sender: { id?: string | undefined }): undefined => {
      if (sender.id !== browser.runtime.id || !isChangeOf(message, tabId)) return;
      changed = true;
      setView(message.view);
    };
    browser.runtime.onMessage.addListener(follow);
    ask({ type: 'view-of', tabId }).then(
      (answer) => changed || setView(answer as PanelView | null),
      () => changed || setView(null),
    );
    return () => browser.runtime.onMessage.removeListener(follow);
  }, [tabId]);
  const tell = (message: FromOurPages): void => void ask(message).catch(() => undefined);
  return {
    view,
    choose: (act) => tabId !== undefined && tell({ type: 'choose-in', tabId, act }),
    due: () => tabId !== undefined && tell({ type: 'due-in', tabId }),
  };
}

const ask = (message: FromOurPages): Promise<unknown> => browser.runtime.sendMessage(message);

/** Whether this is word of a change in that tab. */
export const isChangeOf = (message: unknown, tabId: number): message is ViewChanged => {
  const { type, tabId: of } = (message ?? {}) as Partial<ViewChanged>;
  return type === 'view-changed' && of === tabId;
};
