import { custom, fingerprint, firstPresent, headerIs, plain, text, titled, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { cdn, site, type Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const vercel: Intermediary = {
  id: 'vercel',
  name: 'Vercel',
  kind: 'cdn',
  codes: {
    // https://vercel.com/docs/errors
    'vercel:FUNCTION_INVOCATION_TIMEOUT': site('The site’s function at Vercel took too long.'),
    'vercel:FUNCTION_INVOCATION_FAILED': site('The site’s function at Vercel crashed.'),
    'vercel:FUNCTION_PAYLOAD_TOO_LARGE': site('The site’s function at Vercel was given too much data.'),
    'vercel:FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE': site('The site’s function at Vercel answered with too much data.'),
    'vercel:FUNCTION_THROTTLED': site('Too many of the site’s functions run at Vercel at the same time.'),
    'vercel:EDGE_FUNCTION_INVOCATION_FAILED': site('The site’s edge function at Vercel crashed.'),
    'vercel:EDGE_FUNCTION_INVOCATION_TIMEOUT': site('The site’s edge function at Vercel took too long.'),
    'vercel:MIDDLEWARE_INVOCATION_FAILED': site('The site’s middleware at Vercel crashed.'),
    'vercel:MIDDLEWARE_INVOCATION_TIMEOUT': site('The site’s middleware at Vercel took too long.'),
    'vercel:NO_RESPONSE_FROM_FUNCTION': site('The site’s function at Vercel ended without an answer.'),
    'vercel:BODY_NOT_A_STRING_FROM_FUNCTION': site('The site’s function at Vercel gave an invalid answer.'),
    'vercel:DEPLOYMENT_PAUSED': site('The site is paused at Vercel.'),
    'vercel:DEPLOYMENT_DISABLED': site('The site is switched off at Vercel, often because of an unpaid bill.'),
    'vercel:DNS_HOSTNAME_NOT_FOUND': site('Vercel cannot find the address of a server the site relies on.'),
    'vercel:DNS_HOSTNAME_EMPTY': site('Vercel was given no address for a server the site relies on.'),
    'vercel:DNS_HOSTNAME_RESOLVE_FAILED': site('Vercel could not look up a server the site relies on.'),
    'vercel:DNS_HOSTNAME_RESOLVED_PRIVATE': site('A server the site relies on has an address that only private networks can reach.'),
    'vercel:DNS_HOSTNAME_SERVER_ERROR': site('The DNS server for a server the site relies on failed.'),
    'vercel:ROUTER_EXTERNAL_TARGET_ERROR': site('A server the site forwards requests to failed.'),
    'vercel:ROUTER_EXTERNAL_TARGET_CONNECTION_ERROR': site('Vercel could not connect to a server the site forwards requests to.'),
    'vercel:ROUTER_EXTERNAL_TARGET_HANDSHAKE_ERROR': site('Vercel could not set up an encrypted connection to one of the site’s servers.'),
    'vercel:ROUTER_CANNOT_MATCH': site('The site’s routing rules at Vercel do not match this address.'),
    'vercel:TOO_MANY_FORKS': site('The site’s rules at Vercel branch too often.'),
    'vercel:TOO_MANY_FILESYSTEM_CHECKS': site('The site’s rules at Vercel check too many files.'),
    'vercel:INFINITE_LOOP_DETECTED': site('The site keeps calling itself.'),
    'vercel:INTERNAL_FUNCTION_INVOCATION_FAILED': cdn('Vercel failed to run the site’s function.'),
    'vercel:INTERNAL_FUNCTION_INVOCATION_TIMEOUT': cdn('Vercel took too long to run the site’s function.'),
    'vercel:INTERNAL_FUNCTION_NOT_FOUND': cdn('Vercel could not find the site’s function.'),
    'vercel:INTERNAL_FUNCTION_NOT_READY': cdn('The site’s function at Vercel is not ready yet.'),
    'vercel:INTERNAL_FUNCTION_SERVICE_UNAVAILABLE': cdn('Vercel’s service that runs functions is not available.'),
    'vercel:INTERNAL_DEPLOYMENT_FETCH_FAILED': cdn('Vercel could not load the site.'),
    'vercel:INTERNAL_EDGE_FUNCTION_INVOCATION_FAILED': cdn('Vercel failed to run the site’s edge function.'),
    'vercel:INTERNAL_EDGE_FUNCTION_INVOCATION_TIMEOUT': cdn('Vercel took too long to run the site’s edge function.'),
    'vercel:INTERNAL_ROUTER_CANNOT_PARSE_PATH': cdn('Vercel could not read the requested address.'),
    'vercel:INTERNAL_CACHE_ERROR': cdn('Vercel’s cache failed.'),
    'vercel:INTERNAL_CACHE_LOCK_FULL': cdn('Vercel’s cache is overloaded.'),
    'vercel:INTERNAL_CACHE_LOCK_TIMEOUT': cdn('Vercel’s cache is overloaded.'),
    'vercel:INTERNAL_UNARCHIVE_FAILED': cdn('Vercel could not unpack the site.'),
    'vercel:INTERNAL_UNEXPECTED_ERROR': cdn('Vercel itself had an internal error.'),
  },
};

const CODE_AND_ID = /Code: `?[A-Z][A-Z_]{4,60}`? ID: `?[a-z]{3}[0-9]:/;

/** https://vercel.com/docs/errors */
export const vercelFingerprint = fingerprint(vercel, {
  serverPrefixes: ['vercel', 'now'],
  serverHeader: 'rewrites',
  vendorHeader: (headers) => firstPresent(headers, 'x-vercel-error'),
  pages: [
    plain('An error occurred with this application.**', {
      when: ({ page }) => /^An error occurred with this application\.\s+[A-Z][A-Z_]{4,60}(?:\s|$)/.test(page.raw.trim()),
    }),
    custom(
      'html',
      ({ page, status }) => page.title.startsWith(`${status}: `) && CODE_AND_ID.test(page.text.slice(0, 2000)) && page.text.length < 4000,
    ),
    text('**{s}: * Code: * ID: **', { when: ({ page }) => CODE_AND_ID.test(page.text) && page.text.length < 1000 }),
  ],
  pathHeaders: ['x-vercel-id'],
  cacheHeaders: ['x-vercel-cache'],
  // https://vercel.com/docs/vercel-firewall/attack-challenge-mode
  challenges: [headerIs('x-vercel-mitigated', 'challenge'), headerIs('x-vercel-challenge-token'), titled('Vercel Security Checkpoint')],
  readCodes,
});

function readCodes({ page, headers }: ResponseSnapshot): readonly FoundCode[] {
  const code =
    headers.first('x-vercel-error') ?? /(?:application\.|Code:)\s`?([A-Z][A-Z_]{4,60})(?:[\s`]|$)/.exec(page.text.slice(0, 4000))?.[1];
  return [code === undefined ? undefined : [code]];
}

export const vercelOwner = platform(vercel, {
  status: 'https://www.vercel-status.com/',
  pause: 'Firewall › Pause System Mitigations',
  logs: ['vercel logs your-deployment'],
  restart: ['vercel redeploy your-deployment'],
});
