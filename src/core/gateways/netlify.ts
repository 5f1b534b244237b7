import { custom, fingerprint, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const netlify: Intermediary = {
  id: 'netlify',
  name: 'Netlify',
  kind: 'cdn',
  codes: {
    'netlify:function': site('One of the site’s functions at Netlify failed or took too long.'),
  },
};

export const netlifyFingerprint = fingerprint(netlify, {
  serverPrefixes: ['netlify'],
  serverHeader: 'rewrites',
  expectedHeaders: ['x-nf-request-id'],
  pages: [
    custom('plain', isFunctionError),
    custom('html', ({ page }) => /Netlify Internal ID: [0-9A-Z]{20,}/.test(page.text.slice(0, 4000))),
    custom('text', ({ page }) => page.text.length < 1500 && /Netlify Internal ID: [0-9A-Z]{20,}/.test(page.text)),
  ],
  pathHeaders: ['x-nf-request-id'],
  readCodes,
});

/** AWS Lambda's words for a failed function, which only Netlify's own server shows to a visitor. */
function isFunctionError({ page, headers }: ResponseSnapshot): boolean {
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

function readCodes({ page }: ResponseSnapshot): readonly FoundCode[] {
  const message = page.json?.['errorMessage'];
  return [typeof message === 'string' ? [message, 'function'] : undefined];
}

export const netlifyOwner = platform(netlify, {
  status: 'https://www.netlifystatus.com/',
  logs: ['netlify logs:function your-function'],
  restart: ['netlify deploy --build --prod'],
});
