/** The panel's script in a document, as src/overlay/main.tsx behaves, without anything drawn. */
import type { FromOverlay, PanelView, ViewChanged } from './expected.ts';

type Ask = (request: FromOverlay) => Promise<PanelView | null>;

export class FakePanel {
  startedAt: number;
  /** What it was told last; null: nothing of ours is wanted there. */
  view: PanelView | null = null;
  /** Until its first question is answered it does not listen. */
  isKnown = false;
  /** Its page came back, and it does not know yet what to show. */
  isAsking = false;
  #first: PanelView | undefined;
  readonly #ask: Ask;
  readonly #text: string;

  constructor(ticket: number, text: string, ask: Ask) {
    this.startedAt = ticket;
    this.#text = text;
    this.#ask = ask;
    void this.#come();
  }

  /** The script was put in once more, with the ticket of a newer answer. */
  follow(ticket: number): void {
    this.startedAt = ticket;
    void this.#come();
  }

  told({ view }: ViewChanged): void {
    if (this.isKnown) this.view = view;
  }

  say(request: FromOverlay): void {
    void this.#ask(request);
  }

  /** Its document goes away. */
  leaves(): void {
    this.say({ type: 'leaving', startedAt: this.startedAt });
  }

  /** Its document came back from the back-forward cache. */
  async comesBack(): Promise<void> {
    if (!this.#first) return;
    const { status, form } = this.#first;
    this.isAsking = true;
    this.view = await this.#ask({ type: 'returned', startedAt: this.startedAt, status, form, text: this.#text });
    this.isAsking = false;
  }

  async #come(): Promise<void> {
    const came = await this.#ask({ type: 'view', startedAt: this.startedAt, text: this.#text });
    this.isKnown = true;
    if (!came) return;
    this.#first ??= came;
    this.view = came;
  }
}
