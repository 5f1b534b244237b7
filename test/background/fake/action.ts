/** `action`: the badge of each tab, and the default badge. */
import type { Method } from './calls.ts';

export class FakeAction {
  readonly marks = new Map<number, string>();
  everywhere = '';
  readonly #hasTab: (tabId: number) => boolean;
  readonly #openPopup: (windowId: number | undefined) => void;

  constructor(hasTab: (tabId: number) => boolean, openPopup: (windowId: number | undefined) => void) {
    this.#hasTab = hasTab;
    this.#openPopup = openPopup;
  }

  /** The badge of this tab alone. */
  markOf(tabId: number): string {
    return this.marks.get(tabId) ?? '';
  }

  /** A new document clears the badge of its tab. */
  wipe(tabId: number): void {
    this.marks.delete(tabId);
  }

  api(method: Method): Record<string, unknown> {
    const known = (tabId: number | undefined): void => {
      if (tabId !== undefined && !this.#hasTab(tabId)) throw new Error(`No tab with id: ${tabId}.`);
    };
    return {
      setBadgeText: method('action.setBadgeText', ({ tabId, text }: { tabId?: number; text: string | null }) => {
        known(tabId);
        if (tabId === undefined) this.everywhere = text ?? '';
        else if (text === null) this.marks.delete(tabId);
        else this.marks.set(tabId, text);
      }),
      getBadgeText: method('action.getBadgeText', ({ tabId }: { tabId?: number }) => {
        known(tabId);
        return tabId === undefined ? this.everywhere : (this.marks.get(tabId) ?? this.everywhere);
      }),
      setBadgeBackgroundColor: method('action.setBadgeBackgroundColor', ({ tabId }: { tabId?: number }) => known(tabId)),
      setBadgeTextColor: method('action.setBadgeTextColor', ({ tabId }: { tabId?: number }) => known(tabId)),
      openPopup: method('action.openPopup', ({ windowId }: { windowId?: number } = {}) => this.#openPopup(windowId)),
    };
  }
}
