/** The popup over a tab. It asks for its view as src/popup/use-popup-view.ts does: when it opens and after each change; the newest request wins. */
import type { PopupView } from './expected.ts';

/** Undefined: there was no reply. */
type Send = (type: 'popup-opened' | 'popup-view') => Promise<PopupView | undefined>;

const nothing: PopupView = { panel: null, note: {}, history: [], watches: [] };

export class FakePopup {
  readonly tabId: number;
  /** The reply to its last request, and the tab that it was about. */
  view: PopupView | undefined;
  at = 0;
  url: string | undefined;
  isAsking = false;
  #newest = 0;
  readonly #send: Send;
  readonly #moment: () => { readonly at: number; readonly url: string | undefined };

  constructor(tabId: number, send: Send, moment: () => { readonly at: number; readonly url: string | undefined }) {
    this.tabId = tabId;
    this.#send = send;
    this.#moment = moment;
    void this.#read('popup-opened');
  }

  /** The background announces that the view may have changed. */
  changed(): void {
    void this.#read('popup-view');
  }

  async #read(type: 'popup-opened' | 'popup-view'): Promise<void> {
    const mine = (this.#newest += 1);
    this.isAsking = true;
    const view = await this.#send(type);
    if (mine !== this.#newest) return;
    this.isAsking = false;
    if (view) Object.assign(this, { view, ...this.#moment() });
    else this.view ??= nothing;
  }
}
