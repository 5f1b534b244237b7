/** The built-in failing site: a server on this machine only, whose paths fail in different ways. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { indexPage } from './index-page.ts';
import { page, send } from './pages.ts';
import type { Respond, SiteMemory } from './situation.ts';
import { parts, situations } from './situations.ts';

export interface Site {
  readonly port: number;
  readonly origin: string;
  /** The address of a path, on this machine's IP address or under another host name that resolves here. */
  url(path: string, host?: string): string;
  /** The number of requests for each path, without its query; methods other than GET as `POST /path`. */
  readonly requests: Record<string, number>;
  close(): Promise<void>;
}

/** Starts the site, by default on any free port. */
export async function startSite({ port = 0 }: { readonly port?: number } = {}): Promise<Site> {
  const requests: Record<string, number> = Object.create(null) as Record<string, number>;
  const memory: SiteMemory = { down: true, tries: new Map() };
  const server = createServer((request, response) => {
    void answer(request, response, requests, memory).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    port: actual,
    origin: `http://127.0.0.1:${actual}`,
    url: (path, host = '127.0.0.1') => `http://${host}:${actual}${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const answers: ReadonlyMap<string, Respond> = new Map([...situations, ...parts].map(({ path, answer }) => [path, answer]));

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: Record<string, number>,
  site: SiteMemory,
): Promise<void> {
  request.resume();
  const url = new URL(request.url ?? '/', 'http://site.invalid');
  const name = request.method === 'GET' ? url.pathname : `${request.method} ${url.pathname}`;
  const times = (requests[name] ?? 0) + 1;
  requests[name] = times;
  if (url.pathname === '/') return send(response, 200, {}, indexPage());
  if (url.pathname === '/counters') return send(response, 200, { 'content-type': 'application/json' }, JSON.stringify(requests, null, 2));
  const found = answers.get(url.pathname);
  if (found === undefined) return send(response, 404, {}, page('There is no such page here', '<p><a href="/">All situations</a></p>'));
  await found(response, { request, url, times, site });
}
