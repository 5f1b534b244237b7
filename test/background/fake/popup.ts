/** The popup over a tab, as src/popup/use-popup-view.ts asks: once as it opens, once more after each change; the newest question wins. */
import type { PopupView } from './expected.ts';

/** Undefined: nobody answered. */
type Ask = (type: 'popup-opened' | 'popup-view') => Promise<PopupView | undefined>;

const nothing: PopupView = { panel: null, note: {}, history: [], watches: [] };

export class FakePopup {
  readonly tabId: number;
  /** The last reply to its last question, and what it was about. */
  view: PopupView | undefined;
  at = 0;
  url: string | undefined;
  isAsking = false;
  #newest = 0;
  readonly #ask: Ask;
  readonly #moment: () => { readonly at: number; readonly url: string | undefined };

  constructor(tabId: number, ask: Ask, moment: () => { readonly at: number; readonly url: string | undefined }) {
    this.tabId = tabId;
    this.#ask = ask;
    this.#moment = moment;
    void this.#read('popup-opened');
  }

  /** The background says that what it shows may have changed. */
  changed(): void {
    void this.#read('popup-view');
  }

  async #read(type: 'popup-opened' | 'popup-view'): Promise<void> {
    const mine = (this.#newest += 1);
    this.isAsking = true;
    const view = await this.#ask(type);
    if (mine !== this.#newest) return;
    this.isAsking = false;
    if (view) Object.assign(this, { view, ...this.#moment() });
    else this.view ??= nothing;
  }
}
