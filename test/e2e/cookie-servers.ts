/** Two servers that set cookies, serve failing pages and parts, and a service worker. */
import { send, startCountingServer, type CountingServer } from './counting-server.ts';

/** The same hosts on two ports. */
export interface CookieServers {
  readonly one: CountingServer;
  readonly other: CountingServer;
  /** The paths that were loaded as pages. */
  readonly loaded: readonly string[];
  close(): Promise<void>;
}

export async function startCookieServers(): Promise<CookieServers> {
  const loaded: string[] = [];
  const start = (): Promise<CountingServer> =>
    startCountingServer((path, _times, response, { headers: { host = '', 'sec-fetch-dest': kind } }) => {
      if (path === '/worker.js') {
        response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(worker);
        return;
      }
      if (path === '/set') response.setHeader('set-cookie', cookiesOf(host.split(':')[0] ?? ''));
      if (path.startsWith('/part')) response.setHeader('access-control-allow-origin', '*');
      if (kind === 'document') loaded.push(path);
      // A probe would otherwise succeed and reload the page before the click.
      if (path.startsWith('/page') && kind !== 'document') return send(response, 503, 'only a person gets the page');
      const status = path === '/520' ? 520 : path.startsWith('/part-') ? Number(path.slice(6, 9)) : 200;
      send(response, status, path === '/parts' ? parts(host) : `<h1>${path}</h1>`);
    });
  const [one, other] = await Promise.all([start(), start()]);
  return {
    one,
    other,
    loaded,
    close: async () => {
      await Promise.all([one.close(), other.close()]);
    },
  };
}

const cookiesOf = (host: string): string[] => [
  'plain=a"b c; Path=/; HttpOnly',
  `long=${host}; Max-Age=1000000; SameSite=Lax`,
  'path=1; Path=/set; SameSite=Strict',
  'utf=h\u00c3\u00a9',
  ...(host === 'shop.test' ? ['both=host', 'both=wide; Domain=shop.test'] : []),
];

/** A healthy page with three failing parts, one of them on another host. */
const parts = (host: string): string => `<img src="/part-503-a"><img src="/part-503-b"><img src="/part-200">
  <script>fetch('http://${host.replace('shop.test', 'api.shop.test')}/part-502').then((part) => part.text()).then(() => (document.body.dataset.done = 'yes'));</script>`;

/** Serves every page from its own cache: a failure that no server sent. */
const worker = `
self.addEventListener('install', (event) => event.waitUntil((async () => {
  const kept = await caches.open('kept');
  await kept.put('/page', new Response('<h1>503</h1>', { status: 503, headers: { 'content-type': 'text/html' } }));
  await self.skipWaiting();
})()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => event.request.mode === 'navigate' && event.respondWith(caches.match('/page')));
`;
