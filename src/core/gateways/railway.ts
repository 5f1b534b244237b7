import { custom, fingerprint, text } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const railway: Intermediary = {
  id: 'railway',
  name: 'Railway',
  kind: 'gateway',
  codes: {
    'railway:no-response': site('The site’s application at Railway did not answer.'),
  },
};

const SENTENCE = 'Application failed to respond';

export const railwayFingerprint = fingerprint(railway, {
  serverPrefixes: ['railway-edge', 'railway', 'railway-hikari'],
  serverHeader: 'rewrites',
  vendorHeader: (headers) => (headers.first('x-railway-fallback') === 'true' ? 'x-railway-fallback' : undefined),
  pages: [
    custom(
      'plain',
      ({ page, status }) => page.json?.['status'] === 'error' && page.json['code'] === status && page.json['message'] === SENTENCE,
    ),
    text('Application failed to respond This error appears to be caused by the application.**'),
  ],
  pathHeaders: ['x-railway-edge', 'x-railway-request-id'],
  readCodes: ({ page }) => [page.text.includes(SENTENCE) ? [SENTENCE, 'no-response'] : undefined],
});

export const railwayOwner = platform(railway, {
  status: 'https://status.railway.com/',
  logs: ['railway logs'],
  restart: ['railway redeploy'],
});
