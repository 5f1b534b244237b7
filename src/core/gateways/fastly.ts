import { element, fingerprint, html, text } from './fingerprint.ts';
import { site, unsure, type Intermediary } from './intermediary.ts';
import { inFront } from './owner-commands.ts';
import { reasonPhrase } from './varnish.ts';

export const fastly: Intermediary = {
  id: 'fastly',
  name: 'Fastly',
  kind: 'cdn',
  codes: {
    // https://www.fastly.com/documentation/guides/debugging/common-503-errors/
    'fastly:backend read error': site('The site’s server closed the connection before answering Fastly.'),
    'fastly:backend write error': site('Fastly could not send the request to the site’s server.'),
    'fastly:first byte timeout': site('The site’s server took too long to answer Fastly.'),
    'fastly:between bytes timeout': site('The site’s server stopped in the middle of its answer.'),
    'fastly:connection timed out': site('The site’s server did not accept a connection from Fastly in time.'),
    'fastly:connection refused': site('The site’s server refused the connection from Fastly.'),
    'fastly:operation now in progress': site('The site’s server did not accept a connection from Fastly in time.'),
    'fastly:backend is unhealthy': site('Fastly considers the site’s server to be down.'),
    'fastly:no stale object available': site('Fastly has no older copy of this page.'),
    'fastly:backend fetch failed': site('Fastly could not get the page from the site’s server.'),
    'fastly:backend.max_conn reached': site('The site’s server already has as many connections as Fastly may open.'),
    'fastly:hostname doesn’t match against certificate': site('The certificate of the site’s server is for another name.'),
    'fastly:unable to get local issuer certificate': site('Fastly does not accept the certificate of the site’s server.'),
    'fastly:service unavailable': unsure('Fastly could not serve the page.'),
    'fastly:loop detected': site('The request went around in a loop.'),
  },
};

/** Fastly, a fork of Varnish, writes «Mediation» and the cache node where Varnish writes «Meditation» and an XID. */
export const fastlyFingerprint = fingerprint(fastly, {
  serverPrefixes: ['varnish', 'fastly'],
  serverHeader: 'rewrites',
  // «varnish» is Varnish's too; Fastly has headers of its own.
  sharesServerHeader: true,
  pages: [
    html('<title>{s} *</title><h1>Error {s} *</h1><p>*<h3>Guru Mediation:</h3><p>Details: cache-*<hr>**'),
    text('**Error {s} * Guru Mediation: Details: cache-* Varnish cache server'),
  ],
  aliases: ['fastly'],
  pathHeaders: ['x-fastly-request-id'],
  isOnPath: (headers) => /(?:^|,\s*)cache-[a-z0-9-]+/i.test((headers.first('x-served-by') ?? '').slice(0, 500)),
  cacheHeaders: ['x-cache'],
  challenges: [element('script', 'src', '/_fs-ch-*')],
  readCodes: ({ page }) => [reasonPhrase(page)],
});

export const fastlyOwner = inFront(fastly, { status: 'https://www.fastlystatus.com/' });
