import { element, fingerprint, html, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { inFront } from './owner-commands.ts';

export const akamai: Intermediary = {
  id: 'akamai',
  name: 'Akamai',
  kind: 'cdn',
  codes: {
    // Akamai edge server pages
    'akamai:dns failure': site('Akamai cannot find the address of the site’s server.'),
    'akamai:zero size object': site('The site’s server closed the connection without an answer.'),
    'akamai:connect timeout': site('The site’s server did not accept a connection from Akamai in time.'),
    'akamai:in read': site('The site’s server took too long to answer Akamai.'),
  },
};

/** Akamai escapes every character of its reference: kind, edge, time and request, as dotted numbers, all but the time hexadecimal. */
const REFERENCE = /(?:^|\s)Reference #\d{1,3}\.[0-9a-f]{6,8}\.\d{9,10}\.[0-9a-f]{4,12}(?:\s|$)/;

/** https://techdocs.akamai.com/edge-diagnostics/docs/error-reference-codes */
export const akamaiFingerprint = fingerprint(akamai, {
  serverPrefixes: ['akamaighost'],
  serverHeader: 'own-errors-only',
  pages: [
    html('<title>*</title><h1>*</h1>*<p>Reference #**', { when: ({ page }) => REFERENCE.test(page.text) }),
    html('<title>Error</title>An error occurred while processing your request.<p>**', {
      when: ({ page }) => page.raw.startsWith('<HTML><HEAD>') || REFERENCE.test(page.text),
    }),
    text('** Reference #**', { when: ({ page }) => REFERENCE.test(page.text) && page.text.length < 600 }),
  ],
  aliases: ['akamai', 'akamaighost'],
  pathHeaders: ['x-akamai-request-id', 'akamai-grn', 'x-akamai-transformed'],
  challenges: [element('*', 'id', 'sec-if-cpt-container'), readBotManager],
  readCodes: readReason,
});

/** The address at which the page reloads itself once the check is done. */
function readBotManager({ page }: ResponseSnapshot): string | undefined {
  return page.elements
    .find((part) => part.name === 'meta' && part.attributes.get('content')?.includes('bm-verify='))
    ?.attributes.get('content');
}

function readReason({ page }: ResponseSnapshot): readonly FoundCode[] {
  const reason = /(?:Service Unavailable|Gateway Timeout) - ([A-Za-z ]{2,40}?)(?: The |$)/.exec(page.text.slice(0, 300))?.[1];
  return [reason === undefined ? undefined : [reason, reason.toLowerCase()]];
}

export const akamaiOwner = inFront(akamai, { status: 'https://www.akamaistatus.com/' });
