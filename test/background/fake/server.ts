/** The servers behind the addresses: the response each site gives now. */
export interface Answering {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `page`: a document of its own; `empty`: the browser shows its own page; `never`: the load ends without a document. */
  readonly body: 'page' | 'empty' | 'never';
  readonly text: string;
}

export const healthy: Answering = { status: 200, headers: { 'content-type': 'text/html' }, body: 'page', text: '<html>fine' };
export const failing = (its: Partial<Answering> = {}): Answering => ({
  status: 502,
  headers: { 'content-type': 'text/html', server: 'nginx' },
  body: 'page',
  text: '<html><h1>502 Bad Gateway</h1><hr>nginx',
  ...its,
});

export class FakeServers {
  readonly sites = new Map<string, Answering>();
  /** Requests by the background, not by tabs. */
  readonly asked: string[] = [];

  answerOf(address: string): Answering {
    return this.sites.get(new URL(address).origin) ?? healthy;
  }

  /** The response as `fetch` returns it. */
  fetched(address: string): Response {
    this.asked.push(address);
    const { status, headers } = this.answerOf(address);
    return new Response('', { status, headers });
  }
}
