/** The panel's script in a document. It behaves like src/overlay/main.tsx, but draws nothing. */
import type { FromPanel, PanelView, ViewChanged } from './expected.ts';

type Transport = (request: FromPanel) => Promise<PanelView | null>;

export class FakePanel {
  startedAt: number;
  /** The last view it received; null: no panel is wanted there. */
  view: PanelView | null = null;
  /** Its page was restored, and the view to show has not arrived yet. */
  isAsking = false;
  #first: PanelView | undefined;
  #pushed = 0;
  readonly #request: Transport;
  readonly #text: string;

  constructor(token: number, text: string, request: Transport) {
    this.startedAt = token;
    this.#text = text;
    this.#request = request;
    void this.#come();
  }

  /** The script was injected again, with the token of a newer response. */
  follow(token: number): void {
    this.startedAt = token;
    void this.#come();
  }

  told({ startedAt, view }: ViewChanged): void {
    if (startedAt !== this.startedAt) return;
    this.#pushed += 1;
    if (view) this.#first ??= view;
    this.view = view;
  }

  send(request: FromPanel): void {
    void this.#request(request);
  }

  /** Its document unloads. */
  leaves(): void {
    this.send({ type: 'leaving', startedAt: this.startedAt });
  }

  /** Its document came back from the back-forward cache. */
  async comesBack(): Promise<void> {
    if (!this.#first) return;
    const { status, form } = this.#first;
    this.isAsking = true;
    this.view = await this.#request({ type: 'panel-returned', startedAt: this.startedAt, status, form, text: this.#text });
    this.isAsking = false;
  }

  async #come(): Promise<void> {
    const before = this.#pushed;
    const came = await this.#request({ type: 'panel-ready', startedAt: this.startedAt, text: this.#text });
    if (!came || this.#pushed !== before) return;
    this.#first ??= came;
    this.view = came;
  }
}
