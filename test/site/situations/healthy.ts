/** Pages on which the extension must show nothing: healthy ones, and failures that it does not handle. */
import { page, send, sendNginx } from '../pages.ts';
import type { Part, Situation } from '../situation.ts';

const silence = 'silence' as const;
const pixel = '<img src="/502?image" alt="">';

export const healthy: readonly Situation[] = [
  {
    path: '/healthy',
    title: 'A healthy page',
    expect: silence,
    notes: 'Nothing of the extension is in it.',
    answer: (response) => send(response, 200, {}, page('All is well', '<p>Nothing to see here.</p>')),
  },
  {
    path: '/failing-parts',
    title: 'A healthy page with failing parts',
    expect: silence,
    notes: 'An image, a script and a style sheet answer 502; the page itself does not.',
    answer: (response) =>
      send(
        response,
        200,
        {},
        page(
          'Mostly well',
          `<p>Some parts are missing.</p>${pixel}<script src="/502?script"></script>`,
          '<link rel="stylesheet" href="/502?style">',
        ),
      ),
  },
  {
    path: '/failing-frame',
    title: 'A healthy page with a 502 frame',
    expect: silence,
    notes: 'Only the frame fails.',
    answer: (response) =>
      send(response, 200, {}, page('A page with a frame', '<iframe src="/502?frame" width="400" height="200" title="failing"></iframe>')),
  },
  {
    path: '/prefetches',
    title: 'A healthy page that prefetches a 502',
    expect: silence,
    notes: 'The failing page is only fetched ahead, by speculation rules and by link; the click asks again and then shows the panel.',
    answer: (response) =>
      send(
        response,
        200,
        {},
        page(
          'A page in a hurry',
          '<p><a href="/502?prefetched">A link fetched ahead</a></p>',
          '<link rel="prefetch" href="/502?linked"><script type="speculationrules">{"prefetch":[{"source":"list","urls":["/502?prefetched"],"eagerness":"immediate"}],"prerender":[{"source":"list","urls":["/503?prerendered"],"eagerness":"immediate"}]}</script>',
        ),
      ),
  },
  {
    path: '/challenge',
    title: 'A challenge',
    expect: silence,
    notes: 'A CDN checks that a person is there (cf-mitigated: challenge): that is no failure.',
    answer: (response) =>
      send(
        response,
        503,
        { server: 'cloudflare', 'cf-ray': '8f1a2b3c4d5e6f70-FRA', 'cf-mitigated': 'challenge' },
        page('Just a moment…', '<p>Checking that you are human.</p>'),
      ),
  },
  {
    path: '/500',
    title: '500 Internal Server Error',
    expect: silence,
    notes: 'The program itself failed; no gateway is in question.',
    answer: (response) => sendNginx(response, 500),
  },
  {
    path: '/404',
    title: '404 Not Found',
    expect: silence,
    notes: 'There is no such page.',
    answer: (response) => sendNginx(response, 404),
  },
  {
    path: '/no-content',
    title: '204 No Content',
    expect: silence,
    notes: 'The browser stays where it was.',
    answer: (response) => {
      response.writeHead(204).end();
    },
  },
];

export const healthyParts: readonly Part[] = [
  { path: '/favicon.ico', answer: (response) => send(response, 200, { 'content-type': 'image/svg+xml' }, favicon) },
];

const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="#b45309" stroke-width="3" stroke-dasharray="30 8"/></svg>';
