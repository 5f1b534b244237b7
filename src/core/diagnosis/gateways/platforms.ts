import { hasElement } from '../parsed-page.ts';
import { custom, plain, text, type Gateway, type ResponseSnapshot } from './fingerprint.ts';

const VERCEL_CODE = /Code: `?[A-Z][A-Z_]{4,60}`? ID: `?[a-z]{3}[0-9]:/;

/** Services that run the site's application and answer for it when it fails. */
export const PLATFORMS: readonly Gateway[] = [
  {
    // https://devcenter.heroku.com/articles/error-pages: the text sits in a frame
    id: 'heroku',
    side: 'site',
    server: ['cowboy', 'heroku', 'vegur'],
    serverTells: 'passing',
    pages: [
      custom('html', ({ page }) => page.skeleton.endsWith('</title><iframe></iframe>') && isHerokuFrame(page)),
      text('Application error An error occurred in the application and your page could not be served.**'),
    ],
    aliases: ['heroku-router', 'vegur', 'heroku'],
  },
  {
    // https://vercel.com/docs/errors
    id: 'vercel',
    side: 'cdn',
    server: ['vercel', 'now'],
    serverTells: 'passing',
    made: ({ headers }) => (headers.first('x-vercel-error') !== undefined ? 'x-vercel-error' : undefined),
    pages: [
      plain('An error occurred with this application.**', {
        when: ({ page }) => /^An error occurred with this application\.\s+[A-Z][A-Z_]{4,60}(?:\s|$)/.test(page.raw.trim()),
      }),
      custom(
        'html',
        ({ page, status }) => page.title.startsWith(`${status}: `) && VERCEL_CODE.test(page.text.slice(0, 2000)) && page.text.length < 4000,
      ),
      text('**{s}: * Code: * ID: **', { when: ({ page }) => VERCEL_CODE.test(page.text) && page.text.length < 1000 }),
    ],
  },
  {
    id: 'netlify',
    side: 'cdn',
    server: ['netlify'],
    serverTells: 'passing',
    expectedHeaders: ['x-nf-request-id'],
    pages: [
      custom('plain', isNetlifyFunction),
      custom('html', ({ page }) => /Netlify Internal ID: [0-9A-Z]{20,}/.test(page.text.slice(0, 4000))),
      custom('text', ({ page }) => page.text.length < 1500 && /Netlify Internal ID: [0-9A-Z]{20,}/.test(page.text)),
    ],
  },
  {
    id: 'railway',
    side: 'site',
    server: ['railway-edge', 'railway', 'railway-hikari'],
    serverTells: 'passing',
    made: ({ headers }) => (headers.first('x-railway-fallback') === 'true' ? 'x-railway-fallback' : undefined),
    pages: [
      custom(
        'plain',
        ({ page, status }) =>
          page.json?.['status'] === 'error' && page.json['code'] === status && page.json['message'] === 'Application failed to respond',
      ),
      text('Application failed to respond This error appears to be caused by the application.**'),
    ],
  },
  {
    // https://render.com/docs/troubleshooting-deploys: the routing header tells why no service answered
    id: 'render',
    side: 'site',
    made: ({ headers }) => {
      const routing = headers.first('x-render-routing') ?? '';
      const answered = headers.first('x-render-origin-server') !== undefined;
      return !answered && /(?:^|-)(?:error|suspend|suspended|no-server|no-deploy)(?:-|$)/.test(routing) ? 'x-render-routing' : undefined;
    },
  },
  {
    // https://github.com/cloudfoundry/gorouter#response-headers
    id: 'cloud-foundry',
    side: 'site',
    made: ({ headers }) => (headers.first('x-cf-routererror') !== undefined ? 'x-cf-routererror' : undefined),
    pages: [
      custom('plain', ({ page, status }) => page.raw.trim() === `${status} Bad Gateway: Registered endpoint failed to handle the request.`),
    ],
    aliases: ['gorouter'],
  },
];

function isHerokuFrame(page: ResponseSnapshot['page']): boolean {
  return ['//www.herokucdn.com/error-pages/*', '//s3.amazonaws.com/heroku_pages/*'].some((source) =>
    ['', 'https:', 'http:'].some((scheme) => hasElement(page, 'iframe', 'src', scheme + source)),
  );
}

/** A failed function is told as AWS Lambda tells it, but only Netlify's own server puts that in front of a visitor. */
function isNetlifyFunction({ page, headers }: ResponseSnapshot): boolean {
  const own = headers.first('server')?.toLowerCase() === 'netlify';
  const keys = Object.keys(page.json ?? {});
  const json =
    typeof page.json?.['errorMessage'] === 'string' &&
    keys.every((key) => ['errorMessage', 'errorType', 'trace', 'stackTrace'].includes(key));
  return (
    own &&
    (json || /^(?:error decoding lambda response|unhandled lambda error|invalid status code returned from lambda)/.test(page.raw.trim()))
  );
}
