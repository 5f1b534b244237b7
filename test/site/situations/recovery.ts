/** Pages that recover, pages with cached files, and a site with its own service worker. */
import { nginxPage, page, send, sendNginx } from '../pages.ts';
import type { Part, Situation } from '../situation.ts';

const failures = 3;
const script = '<script src="/assets/app.js"></script><p id="app">The script did not run.</p>';

export const recovery: readonly Situation[] = [
  {
    path: '/fails-three-times',
    title: 'Fails three times, then works',
    expect: 'panel',
    status: 502,
    notes: 'The panel leaves when the page is well. Another ?key= starts anew.',
    answer: (response, { url, site }) => {
      const key = url.searchParams.get('key') ?? '';
      const tries = (site.tries.get(key) ?? 0) + 1;
      site.tries.set(key, tries);
      if (tries > failures) send(response, 200, {}, page('It works again', `<p>It took ${tries} requests.</p>`));
      else sendNginx(response);
    },
  },
  {
    path: '/recovering',
    title: 'Down until told otherwise',
    expect: 'panel',
    status: 502,
    notes: 'Open /control?down=0 in another tab to make it well, /control?down=1 to break it again.',
    answer: (response, { site }) => (site.down ? sendNginx(response) : send(response, 200, {}, page('Back', `<p>It is well.</p>`))),
  },
  {
    path: '/cached',
    title: 'A failing page with stored files',
    expect: 'panel',
    status: 502,
    notes: 'Its script may be kept for an hour; clearing this site’s files has it fetched again (see /counters).',
    answer: (response) => send(response, 502, {}, page('502 Bad Gateway', script)),
  },
  {
    path: '/worker/page',
    title: 'A site whose own worker answers 502',
    expect: 'popup',
    status: 502,
    notes: 'Visit /worker/ first. No request is seen, so only the opened popup tells.',
    answer: (response) => send(response, 302, { location: '/worker/' }),
  },
];

export const recoveryParts: readonly Part[] = [
  {
    path: '/control',
    answer: (response, { url, site }) => {
      const down = url.searchParams.get('down');
      if (down !== null) site.down = down !== '0';
      send(response, 200, {}, page('Control', `<p>/recovering is ${site.down ? 'down' : 'well'}.</p>`));
    },
  },
  { path: '/cached/healthy', answer: (response) => send(response, 200, {}, page('A page with stored files', script)) },
  {
    path: '/assets/app.js',
    answer: (response, { times }) =>
      send(
        response,
        200,
        { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' },
        `document.addEventListener('DOMContentLoaded', () => { document.querySelector('#app').textContent = 'Script number ${times}.'; });\n`,
      ),
  },
  {
    path: '/worker/',
    answer: (response) =>
      send(
        response,
        200,
        {},
        page(
          'A site with a worker',
          '<p id="state">Setting up …</p><p><a href="/worker/page">Its page</a></p>',
          `<script>navigator.serviceWorker.register('/worker/sw.js').then(() => navigator.serviceWorker.ready).then(() => { document.querySelector('#state').textContent = 'Ready.'; document.documentElement.dataset.ready = ''; });</script>`,
        ),
      ),
  },
  {
    path: '/worker/sw.js',
    answer: (response) => send(response, 200, { 'content-type': 'text/javascript' }, workerScript),
  },
];

const workerScript = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname !== '/worker/page') return;
  event.respondWith(new Response(${JSON.stringify(nginxPage('502 Bad Gateway'))}, { status: 502, headers: { 'content-type': 'text/html' } }));
});
`;
