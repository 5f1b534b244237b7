/** A shop that other extensions can break: one by removing a header that the shop requires, another by using a failing proxy. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './counting-server.ts';

/** A request for a document. Probes and pictures are not loads. */
export interface Load {
  readonly path: string;
  readonly at: number;
  readonly status: number;
  /** The server that responded: a load through the proxy never reaches the shop. */
  readonly by: 'shop' | 'proxy';
}

export interface BreakableShop {
  readonly host: string;
  url(path: string): string;
  /** The proxy on this machine that responds to every request with 502. */
  readonly proxyPort: number;
  /** Every request for a document, at the shop or at the proxy. */
  readonly loads: readonly Load[];
  /** The loads of one page. */
  loadsOf(path: string): Load[];
  /** The shop itself fails every request. */
  down: boolean;
  close(): Promise<void>;
}

/** A header that Chromium sends with every request for a document, and that an extension can remove. */
export const neededHeader = 'upgrade-insecure-requests';

/** The response for a document waits for this; `times` counts the requests for the page, from 1. */
export type Hold = (load: Load, times: number) => Promise<unknown>;

/** Starts the shop and the proxy, each on a free port of this machine. */
export async function startBreakableShop(hold: Hold = () => Promise.resolve()): Promise<BreakableShop> {
  const loads: Load[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse, status: number, by: Load['by']): void => {
    request.resume();
    const { pathname: path } = new URL(request.url ?? '/', 'http://shop.invalid');
    // Rules for documents do not apply to a probe. It gets the status of the page here; otherwise the page would be reloaded automatically.
    if (!isDocument(request)) {
      response.writeHead(path === '/favicon.ico' ? 204 : (bench.loadsOf(path).at(-1)?.status ?? 502)).end();
      return;
    }
    const answer = (): void =>
      send(response, status, status === 200 ? '<h1>Teapots</h1>' : `<h1>502 Bad Gateway</h1><p>From the ${by}.</p>`);
    const load: Load = { path, at: Date.now(), status, by };
    loads.push(load);
    void hold(load, bench.loadsOf(path).length).then(answer, () => response.destroy());
  };
  const shop = createServer((request, response) => {
    handle(request, response, bench.down || request.headers[neededHeader] === undefined ? 502 : 200, 'shop');
  });
  const proxy = createServer((request, response) => {
    handle(request, response, 502, 'proxy');
  });
  proxy.maxConnections = 100;
  const [port, proxyPort] = await Promise.all([listen(shop), listen(proxy)]);
  const bench: BreakableShop = {
    host: 'shop.test',
    url: (path) => `http://shop.test:${String(port)}${path}`,
    proxyPort,
    loads,
    loadsOf: (path) => loads.filter((load) => load.path === path),
    down: false,
    async close() {
      await Promise.all([stop(shop), stop(proxy)]);
    },
  };
  return bench;
}

/** On plain http only this distinguishes a load from a probe: no Sec-Fetch headers are sent there. */
const isDocument = ({ headers: { accept = '' } }: IncomingMessage): boolean => accept.startsWith('text/html');

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const stop = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
