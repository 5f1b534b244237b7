import { hasElement } from '../parsed-page.ts';
import { html, custom, text, type Gateway, type ResponseSnapshot } from './fingerprint.ts';
import { nginxFrame } from './web-servers.ts';

/** Statuses that only Cloudflare makes (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/). */
export const isCloudflareStatus = (status: number): boolean => (status >= 520 && status <= 527) || status === 530;

const CLOUDFLARE_CODE = /^error code: (?:50[0-4]|52[0-7]|530|1[0-9]{3})$/;

const isCloudflareBranded = ({ page }: ResponseSnapshot): boolean =>
  (hasElement(page, '*', 'id', 'cf-wrapper') && hasElement(page, '*', 'id', 'cf-error-details')) ||
  (hasElement(page, 'link', 'id', 'cf_styles-css') &&
    hasElement(page, 'link', 'href', '/cdn-cgi/styles/*') &&
    page.title.endsWith('| Cloudflare'));

const hasGoogleSign = ({ headers }: ResponseSnapshot): boolean => /^google frontend$/i.test(headers.first('server') ?? '');
const GOOGLE_FRAME = '<title>{s} Server Error</title><h1>Error: Server Error</h1><h2>*<p>Please try again in 30 seconds.</h2>**';

/** Akamai writes its reference with every sign escaped, then dotted hexadecimal: kind, edge, time, request. */
const AKAMAI_REFERENCE = /(?:^|\s)Reference #\d{1,3}\.[0-9a-f]{6,8}\.\d{9,10}\.[0-9a-f]{4,12}(?:\s|$)/;

/** Networks of edge servers between the visitor and the site. */
export const CDNS: readonly Gateway[] = [
  {
    id: 'cloudflare',
    side: 'cdn',
    server: ['cloudflare', 'cloudflare-nginx'],
    serverTells: 'passing',
    expectedHeaders: ['cf-ray'],
    made: ({ headers }) => ['cf-error-type', 'cf-error-origin'].find((name) => headers.first(name) !== undefined),
    pages: [
      custom('html', isCloudflareBranded),
      html(nginxFrame('cloudflare')),
      html(nginxFrame('cloudflare-nginx')),
      custom('plain', ({ page }) => page.json?.['cloudflare_error'] === true),
      custom('plain', ({ page }) => CLOUDFLARE_CODE.test(page.raw.trim())),
      text('{s} * cloudflare'),
      text('{s} * cloudflare-nginx'),
      text('**| {s}: * Error code {s} **', { when: saysCloudflareHops }),
      text('* Error code {s} Visit cloudflare.com for more information.**'),
      text('Error {s} Ray ID: **', { when: saysCloudflareHops }),
      text('**Error code {s} Visit cloudflare.com for more information.**', { when: saysCloudflareHops }),
    ],
    aliases: ['cloudflare', 'cloudflare-proxy', 'cf-origin-proxy'],
  },
  {
    id: 'cloudfront',
    side: 'cdn',
    server: ['cloudfront'],
    serverTells: 'made',
    expectedHeaders: ['x-amz-cf-id', 'x-amz-cf-pop'],
    pages: [
      html('<title>ERROR: The request could not be satisfied</title><h1>{s} ERROR</h1><h2>The request could not be satisfied.</h2><hr>**'),
      text('{s} ERROR The request could not be satisfied. **', { when: ({ page }) => /cloudfront/i.test(page.text) }),
      text('ERROR: The request could not be satisfied {s} ERROR The request could not be satisfied. **'),
    ],
    aliases: ['cloudfront'],
  },
  {
    // Fastly writes «Mediation» and the cache node where Varnish writes «Meditation» and an XID.
    id: 'fastly',
    side: 'cdn',
    server: ['varnish', 'fastly'],
    serverTells: 'passing',
    pages: [
      html('<title>{s} *</title><h1>Error {s} *</h1><p>*<h3>Guru Mediation:</h3><p>Details: cache-*<hr>**'),
      text('**Error {s} * Guru Mediation: Details: cache-* Varnish cache server'),
    ],
    aliases: ['fastly'],
  },
  {
    // https://github.com/varnishcache/varnish-cache/blob/master/bin/varnishd/builtin.vcl
    id: 'varnish',
    side: 'site',
    server: ['varnish'],
    serverTells: 'kept',
    expectedHeaders: ['x-varnish', 'via'],
    pages: [
      html('<title>{s} *</title><h1>Error {s} *</h1><p>*<h3>Guru Meditation:</h3><p>XID: *<hr>**'),
      text('**Error {s} * Guru Meditation: XID: * Varnish cache server'),
    ],
    aliases: ['varnish'],
  },
  {
    // https://techdocs.akamai.com/edge-diagnostics/docs/error-reference-codes
    id: 'akamai',
    side: 'cdn',
    server: ['akamaighost'],
    serverTells: 'made',
    pages: [
      html('<title>*</title><h1>*</h1>*<p>Reference #**', { when: ({ page }) => AKAMAI_REFERENCE.test(page.text) }),
      html('<title>Error</title>An error occurred while processing your request.<p>**', {
        when: ({ page }) => page.raw.startsWith('<HTML><HEAD>') || AKAMAI_REFERENCE.test(page.text),
      }),
      text('** Reference #**', { when: ({ page }) => AKAMAI_REFERENCE.test(page.text) && page.text.length < 600 }),
    ],
    aliases: ['akamai', 'akamaighost'],
  },
  {
    // https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol
    id: 'azure-front-door',
    side: 'cdn',
    made: ({ headers }) => ['x-azure-externalerror', 'x-azure-internalerror'].find((name) => headers.first(name) !== undefined),
    expectedHeaders: ['x-azure-ref', 'x-msedge-ref', 'x-azure-fdid', 'x-fd-int-roxy-purgeid'],
    sendsNoServer: ({ headers }) => ['x-azure-ref', 'x-msedge-ref'].some((name) => headers.first(name) !== undefined),
    pages: [
      custom('html', ({ page }) => isFrontDoorText(page.text)),
      custom('text', ({ page }) => isFrontDoorText(page.text)),
      custom('html', isServicesUnavailable),
      text(
        "**Our services aren't available right now We're working to restore all services as soon as possible. Please check back soon.**",
      ),
    ],
  },
  {
    id: 'google-front-end',
    side: 'cdn',
    server: ['gfe', 'google frontend', 'gws'],
    serverTells: 'passing',
    pages: [
      html('<title>Error {s} (Server Error)!!1</title>**', { when: ({ page }) => page.text.includes("That's an error.") }),
      html(GOOGLE_FRAME, { when: hasGoogleSign }),
      html(
        '<title>{s} Server Error</title><h1>Error: Server Error</h1><h2>The service you requested is not available yet.<p>Please try again in 30 seconds.</h2>**',
      ),
      text("{s}. That's an error. **", { when: ({ page }) => page.text.endsWith("That's all we know.") }),
    ],
  },
  {
    id: 'google-cloud-load-balancer',
    side: 'site',
    sendsNoServer: ({ headers }) => headers.all('via').some((hop) => hop.endsWith('1.1 google')),
    pages: [
      html(GOOGLE_FRAME),
      text(
        'Error: Server Error The server encountered a temporary error and could not complete your request. Please try again in 30 seconds.',
      ),
    ],
    aliases: ['google'],
  },
  {
    // https://github.com/apache/trafficserver/tree/master/configs/body_factory/default
    id: 'apache-traffic-server',
    side: 'site',
    server: ['ats', 'apachetrafficserver', 'trafficserver'],
    serverTells: 'passing',
    pages: [
      html('<title>*</title><h1>*</h1><hr><font><b>Description: *</b></font><hr>**'),
      text('* Description: *', { when: saysTrafficServer }),
    ],
    aliases: ['traffic_server', 'apachetrafficserver', 'ats'],
  },
];

/** The three hops Cloudflare draws, in its order. */
function saysCloudflareHops({ page }: ResponseSnapshot): boolean {
  let at = 0;
  for (const word of ['Browser', 'Working', 'Cloudflare', 'Host', 'What happened?', 'What can I do?']) {
    at = page.text.indexOf(word, at);
    if (at < 0) return false;
    at += word.length;
  }
  return true;
}

const TRAFFIC_SERVER_SENTENCES = [
  'Could Not Connect Description: Could not connect to the requested server host.',
  'Web Server Error Description: The host requested did not return the document correctly.',
  'Inactivity Timeout Description: Too much time has passed without sending any data for document.',
  'Connection Timeout Description: Too much time has passed without sending any data for document.',
  'Unknown Host Description: Unable to locate the server requested. The server does not have a DNS entry.',
];

function saysTrafficServer({ page }: ResponseSnapshot): boolean {
  return TRAFFIC_SERVER_SENTENCES.includes(page.text) || TRAFFIC_SERVER_SENTENCES.includes(page.textBelowTitle);
}

function isFrontDoorText(words: string): boolean {
  const start = words.slice(0, 400);
  return (
    /The service behind this page isn't responding to Azure Front Door\./.test(start) &&
    words.includes('Azure Front Door cannot connect to the origin server')
  );
}

function isServicesUnavailable({ page, headers }: ResponseSnapshot): boolean {
  const sentence =
    /Our services aren't available right now\s+We're working to restore all services as soon as possible\. Please check back soon\./.test(
      page.text.slice(0, 1000),
    );
  const reference =
    headers.first('x-azure-ref') ??
    headers.first('x-msedge-ref') ??
    (/(?:Ref A: [0-9A-F]{32}|\b0[A-Za-z0-9+/]{30,90}=*$)/.test(page.text.slice(0, 2000)) ? 'page' : undefined);
  return sentence && reference !== undefined;
}
