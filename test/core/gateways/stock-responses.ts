/** Small responses in each gateway's format, written after its source code or documentation. */
import type { DiagnosisInput } from '../../../src/core/diagnosis.ts';
import type { Confidence, Kind } from '../../../src/core/diagnosis/evidence.ts';
import type { Fault } from '../../../src/core/gateways/intermediary.ts';
import type { Header } from '../../../src/core/http/response.ts';

export interface Expected {
  readonly gateway: string;
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly kind: Kind;
}

export type Row = readonly [what: string, answer: DiagnosisInput, expected: Expected, scheme?: 'http' | 'https'];

const REASONS: Readonly<Record<number, string>> = { 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout' };

/** A short way to write a response: `{ server: 'nginx' }` are its headers. */
export const answer = (status: number, headers: Readonly<Record<string, string>>, body?: string): DiagnosisInput => ({
  status,
  headers: Object.entries(headers) as readonly Header[],
  ...(body !== undefined && { body }),
});

const HTML = { 'content-type': 'text/html' };
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** nginx's page, with or without the line that names it. */
export const nginxPage = (status: number, name?: string): string => {
  const words = `${status} ${status === 503 ? 'Service Temporarily Unavailable' : (REASONS[status] ?? '')}`;
  const line = name === undefined ? '' : `<hr><center>${name}</center>\r\n`;
  return `<html>\r\n<head><title>${words}</title></head>\r\n<body>\r\n<center><h1>${words}</h1></center>\r\n${line}</body>\r\n</html>\r\n`;
};

const apachePage = (title: string, heading: string, text: string): string =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${heading}</h1>\n<p>${text}</p>\n</body></html>\n`;
const APACHE_503 =
  'The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems. Please try again later.';

export const haproxyPage = '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n';

const varnishPage = (reason: string, by = 'Guru Meditation:', details = 'XID: 42'): string =>
  `<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 ${reason}</title>\n  </head>\n  <body>\n    <h1>Error 503 ${reason}</h1>\n    <p>${reason}</p>\n    <h3>${by}</h3>\n    <p>${details}</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n`;

export const cloudflarePage = (status: number, words: string, failed = 'host'): string =>
  `<!DOCTYPE html>\n<html lang="en-US"><head><title>shop.example | ${status}: ${words}</title>
<link rel="stylesheet" id="cf_styles-css" href="/cdn-cgi/styles/main.css" /></head><body>
<div id="cf-wrapper"><div id="cf-error-details" class="p-0"><header><h1><span>${words}</span><span class="code-label">Error code ${status}</span></h1></header>
<div id="cf-${failed}-status" class="cf-error-source relative"><span>Error</span></div></div></div></body></html>`;

const squidPage = `<html><head><title>FEHLER</title></head><body id="ERR_CONNECT_FAIL"><div id="titles"><h1>FEHLER</h1></div><hr>
<div id="content"><p>Die Verbindung schlug fehl.</p></div><hr><div id="footer"><p>cache.example (squid)</p><!-- ERR_CONNECT_FAIL --></div></body></html>`;

const trafficServerPage = `<HTML>\n<HEAD>\n<TITLE>Could Not Connect</TITLE>\n</HEAD>\n\n<BODY BGCOLOR="white" FGCOLOR="black">\n<H1>Could Not Connect</H1>\n<HR>\n
<FONT FACE="Helvetica,Arial"><B>\nDescription: Could not connect to the requested server host.\n</B></FONT>\n<HR>\n</BODY>\n`;

const lighttpdPage = `<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x">\n<html xmlns="http://www.w3.org/1999/xhtml">
 <head>\n  <title>503 Service Unavailable</title>\n </head>\n <body>\n  <h1>503 Service Unavailable</h1>\n </body>\n</html>\n`;

const litespeedPage = `<!DOCTYPE html>\n<html style="height:100%"><head><title> 503 Service Unavailable\r\n</title></head>
<body><div style="height:auto; min-height:100%; "><div style="text-align: center;">
<h1 style="margin:0; font-size:150px; line-height:150px; font-weight:bold;">503</h1>
<h2>Service Unavailable\r\n</h2>\n<p>The server is temporarily busy, try again later!</p>\n</div></div></body></html>`;

const googleFrame = (sentence: string): string =>
  `\n<html><head>\n<title>502 Server Error</title>\n</head>\n<body text=#000000 bgcolor=#ffffff>\n<h1>Error: Server Error</h1>\n<h2>${sentence}<p>Please try again in 30 seconds.</h2>\n<h2></h2>\n</body></html>\n`;
const GOOGLE_SENTENCE = 'The server encountered a temporary error and could not complete your request.';
const robotPage = `<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8><title>Error 502 (Server Error)!!1</title>\n<a href=//www.google.com/><span id=logo></span></a>
<p><b>502.</b> <ins>That’s an error.</ins><p>${GOOGLE_SENTENCE}<p>Please try again in 30 seconds. <ins>That’s all we know.</ins>`;

const cloudfrontPage = `<HTML><HEAD>\n<TITLE>ERROR: The request could not be satisfied</TITLE>\n</HEAD><BODY>\n<H1>502 ERROR</H1>\n<H2>The request could not be satisfied.</H2>
<HR noshade size="1px">\nCloudFront wasn't able to connect to the origin.\n<PRE>\nGenerated by cloudfront (CloudFront)\n</PRE>\n</BODY></HTML>`;

const akamaiPage = `<HTML><HEAD>\n<TITLE>Gateway Timeout</TITLE>\n</HEAD><BODY>\n<H1>Gateway Timeout - In read </H1>\nThe proxy server did not receive a timely response from the upstream server.
<P>\nReference&#32;&#35;1&#46;9ac3a17&#46;1585238400&#46;1a2b3c4d\n</BODY></HTML>`;

const frontDoorPage = `<!DOCTYPE html><html><head><title>Azure Front Door</title></head><body><h1>504</h1><h2>The service behind this page isn't responding to Azure Front Door.</h2>
<p>Gateway Timeout</p><p>Azure Front Door cannot connect to the origin server at this time.</p><p>Error Info:OriginTimeout</p></body></html>`;

const openshiftPage = `<html><head><style>body{}</style></head><body><div><h1>Application is not available</h1>
<p>The application is currently not serving requests at this endpoint. It may not have been started or is still starting.</p>
<div class="alert alert-info"><p class="info">Possible reasons you are seeing this page:</p></div></div></body></html>`;

const iisPage = `<html><head><title>502 - Web server received an invalid response while acting as a gateway or proxy server.</title></head><body>
<div id="header"><h1>Server Error</h1></div><div id="content"><div class="content-container"><fieldset>
<h2>502 - Web server received an invalid response while acting as a gateway or proxy server.</h2><h3>There is a problem.</h3></fieldset></div></div></body></html>`;

const httpSysPage = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""x">\r\n<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD>\r\n<BODY><h2>Service Unavailable</h2>\r\n<hr><p>HTTP Error 503. The service is unavailable.</p>\r\n</BODY></HTML>\r\n`;

// Tinyproxy 1.11 responds with 500 where it cannot connect; of the handled statuses it sends only this one.
const tinyproxyPage = `<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x">\n\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">\n
<head>\n<title>503 Internal error</title>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />\n</head>\n\n<body>\n\n<h1>Internal error</h1>\n
<p>An internal server error occurred while processing your request. Please contact the administrator.</p>\n\n<hr />\n
<p><em>Generated by <a href="https://tinyproxy.github.io/">tinyproxy</a> version 1.11.1.</em></p>\n\n</body>\n\n</html>\n`;

const privoxyPage = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "x">\n<html>\n\n<head>\n  <title>503 - Connect failed (Privoxy@localhost)</title>
  <meta http-equiv="Content-Style-Type" content="text/css">\n  <meta name="robots" content="noindex,nofollow">\n</head>\n\n<body>\n
  <table cellpadding="20" cellspacing="10" border="0" width="100%">\n    <tr>\n      <td class="status">\n        503\n      </td>\n    </tr>\n  </table>\n</body>\n</html>\n`;

const mitmproxyPage = `<html>\n<head>\n    <title>502 Bad Gateway</title>\n</head>\n<body>\n    <h1>502 Bad Gateway</h1>
    <p>[Errno 111] Connect call failed (&#x27;127.0.0.1&#x27;, 1)</p>\n</body>\n</html>`;

const herokuPage = (page: string): string =>
  `<!DOCTYPE html><html><head><title>Application Error</title></head><body><iframe src="//www.herokucdn.com/error-pages/${page}.html"></iframe></body></html>`;

const vercelPage =
  '<!doctype html><html><head><title>504: GATEWAY_TIMEOUT</title></head><body><h1>This function timed out</h1><p><strong>504</strong>: GATEWAY_TIMEOUT Code: <code>FUNCTION_INVOCATION_TIMEOUT</code> ID: <code>fra1::abc-1</code></p></body></html>';

const is = (gateway: string, fault: Fault, confidence: Confidence, kind: Kind = 'failure'): Expected => ({
  gateway,
  fault,
  confidence,
  kind,
});
const CLOUDFLARE = { server: 'cloudflare', 'cf-ray': '8a530e14471928f2-LAX' };
const CLOUDFRONT = { server: 'CloudFront', 'x-amz-cf-id': 'abc==' };

/** Every gateway and failure mode with its expected diagnosis. A new gateway is a new line. */
export const ROWS: readonly Row[] = [
  ['nginx, backend dead', answer(502, { server: 'nginx/1.26.0', ...HTML }, nginxPage(502, 'nginx/1.26.0')), is('nginx', 'site', 'high')],
  ['nginx, backend hangs', answer(504, { server: 'nginx', ...HTML }, nginxPage(504, 'nginx')), is('nginx', 'site', 'high')],
  ['nginx, its page alone', answer(502, {}, nginxPage(502, 'nginx/1.26.0')), is('nginx', 'site', 'medium')],
  ['nginx, its text alone', answer(502, {}, '502 Bad Gateway\nnginx/1.18.0 (Ubuntu)'), is('nginx', 'site', 'medium')],
  ['nginx through Cloudflare', answer(503, { ...CLOUDFLARE, ...HTML }, nginxPage(503, 'nginx')), is('nginx', 'site', 'medium')],
  [
    'nginx, planned pause',
    answer(503, { server: 'nginx', 'retry-after': '3600', ...HTML }, nginxPage(503, 'nginx')),
    is('nginx', 'site', 'high', 'maintenance'),
  ],
  ['an empty page behind nginx', answer(502, { server: 'nginx', 'content-length': '0' }, ''), is('unknown', 'unknown', 'low')],
  ['openresty', answer(502, { server: 'openresty', ...HTML }, nginxPage(502, 'openresty')), is('openresty', 'site', 'high')],
  ['tengine', answer(502, { server: 'Tengine', ...HTML }, nginxPage(502, 'Tengine')), is('tengine', 'site', 'high')],
  ['angie', answer(502, { server: 'Angie/1.6.0', ...HTML }, nginxPage(502, 'Angie/1.6.0')), is('angie', 'site', 'high')],
  [
    'apache, backend refuses',
    answer(503, { server: 'Apache', ...HTML }, apachePage('503 Service Unavailable', 'Service Unavailable', APACHE_503)),
    is('apache', 'site', 'high'),
  ],
  [
    'apache, backend breaks off',
    answer(
      502,
      { server: 'Apache/2.4.62 (Debian)', ...HTML },
      apachePage(
        '502 Proxy Error',
        'Proxy Error',
        'The proxy server received an invalid\r\nresponse from an upstream server.<br />\r\nThe proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p>',
      ),
    ),
    is('apache', 'site', 'high'),
  ],
  [
    'apache, backend hangs',
    answer(
      504,
      { server: 'Apache', ...HTML },
      apachePage(
        '504 Gateway Timeout',
        'Gateway Timeout',
        'The gateway did not receive a timely response\nfrom the upstream server or application.',
      ),
    ),
    is('apache', 'site', 'high'),
  ],
  [
    'apache, own error document',
    answer(503, { server: 'Apache', ...HTML }, '<html><body><h2>Sorry, closed.</h2></body></html>'),
    is('apache', 'site', 'low'),
  ],
  ['litespeed, empty', answer(502, { server: 'LiteSpeed' }, ''), is('litespeed', 'site', 'low')],
  ['litespeed, stock page', answer(503, { server: 'LiteSpeed', ...HTML }, litespeedPage), is('litespeed', 'site', 'high')],
  ['iis, application request routing', answer(502, { server: 'Microsoft-IIS/10.0', ...HTML }, iisPage), is('iis', 'site', 'high')],
  [
    'iis, detailed text',
    answer(502, {}, 'HTTP Error 502.3 - Bad Gateway\nThere was a connection error while trying to route the request.'),
    is('iis', 'site', 'medium'),
  ],
  ['http.sys', answer(503, { server: 'Microsoft-HTTPAPI/2.0', ...HTML }, httpSysPage), is('http.sys', 'site', 'high')],
  ['lighttpd, stock page', answer(503, { server: 'lighttpd/1.4.76', ...HTML }, lighttpdPage), is('lighttpd', 'site', 'high')],
  ['lighttpd, own page', answer(503, { server: 'lighttpd/1.4.76', ...HTML }, '<h1>Oh dear</h1>'), is('lighttpd', 'site', 'low')],
  ['caddy', answer(502, { server: 'Caddy', 'content-length': '0' }, ''), is('caddy', 'site', 'low')],
  [
    'caddy, planned pause',
    answer(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '600', server: 'Caddy' }, 'Closed'),
    is('caddy', 'site', 'low', 'maintenance'),
  ],
  ['h2o', answer(502, { server: 'h2o/2.2.5', ...PLAIN }, 'connection failed'), is('h2o', 'site', 'high')],
  ['h2o, backend hangs', answer(502, { server: 'h2o/2.2.5', ...PLAIN }, 'I/O timeout'), is('h2o', 'site', 'high')],
  [
    'h2o, garbage from the backend',
    answer(502, { server: 'h2o/2.2.5', ...PLAIN }, 'failed to parse the response'),
    is('h2o', 'site', 'high'),
  ],
  ['h2o, backend breaks off', answer(502, { server: 'h2o/2.2.5', ...PLAIN }, 'I/O error (head)'), is('h2o', 'site', 'high')],
  [
    'nghttpx',
    answer(
      502,
      { server: 'nghttpx', ...HTML },
      '<!DOCTYPE html><html lang="en"><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><footer>nghttpx</footer></body></html>',
    ),
    is('nghttpx', 'site', 'high'),
  ],
  ['haproxy, no backend', answer(503, { 'cache-control': 'no-cache', ...HTML }, haproxyPage), is('haproxy', 'site', 'high')],
  [
    'haproxy, garbage from the backend',
    answer(
      502,
      { 'cache-control': 'no-cache', ...HTML },
      '<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n',
    ),
    is('haproxy', 'site', 'high'),
  ],
  [
    'haproxy, backend hangs',
    answer(
      504,
      { 'cache-control': 'no-cache', ...HTML },
      "<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
    ),
    is('haproxy', 'site', 'high'),
  ],
  ['haproxy behind nginx', answer(503, { server: 'nginx', ...HTML }, haproxyPage), is('haproxy', 'site', 'medium')],
  [
    'envoy, backend refuses',
    answer(
      503,
      { server: 'envoy', ...PLAIN },
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ),
    is('envoy', 'site', 'high'),
  ],
  ['envoy in Istio, none healthy', answer(503, { server: 'istio-envoy', ...PLAIN }, 'no healthy upstream'), is('envoy', 'site', 'high')],
  ['envoy, backend hangs', answer(504, { server: 'envoy', ...PLAIN }, 'upstream request timeout'), is('envoy', 'site', 'high')],
  ['traefik, backend refuses', answer(502, { ...PLAIN, 'content-length': '11' }, 'Bad Gateway'), is('traefik', 'site', 'low')],
  [
    'traefik, none healthy',
    answer(503, { ...PLAIN, 'x-content-type-options': 'nosniff', 'content-length': '20' }, 'no available server\n'),
    is('traefik', 'site', 'high'),
  ],
  [
    'kong, json',
    answer(502, { server: 'kong/3.7.0', ...JSON_TYPE }, '{"message":"An invalid response was received from the upstream server"}'),
    is('kong', 'site', 'high'),
  ],
  ['kong, by its latency', answer(503, { 'x-kong-response-latency': '3' }), is('kong', 'site', 'high')],
  [
    'netscaler',
    answer(
      503,
      { 'cache-control': 'no-cache,no-store', pragma: 'no-cache' },
      '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>',
    ),
    is('netscaler', 'site', 'high'),
  ],
  [
    'openshift',
    answer(503, { 'cache-control': 'private, max-age=0, no-cache, no-store', ...HTML }, openshiftPage),
    is('openshift', 'site', 'high'),
  ],
  ['aws alb', answer(502, { server: 'awselb/2.0', ...HTML }, nginxPage(502)), is('aws-alb', 'site', 'high')],
  ['aws alb, its page alone', answer(503, {}, nginxPage(503)), is('aws-alb', 'site', 'medium')],
  ['aws elb', answer(503, { server: 'awselb/1.0' }, ''), is('aws-elb', 'site', 'high')],
  [
    'aws api gateway',
    answer(502, { 'x-amzn-errortype': 'InternalServerErrorException', 'x-amz-apigw-id': 'x=' }, '{"message": "Internal server error"}'),
    is('aws-api-gateway', 'site', 'high'),
  ],
  [
    'azure application gateway',
    answer(502, { server: 'Microsoft-Azure-Application-Gateway/v2' }, nginxPage(502, 'Microsoft-Azure-Application-Gateway/v2')),
    is('azure-application-gateway', 'site', 'high'),
  ],
  [
    'azure front door, origin hangs',
    answer(504, { 'x-azure-ref': '0abc', ...HTML }, frontDoorPage),
    is('azure-front-door', 'site', 'high'),
  ],
  ['azure front door, internal', answer(503, { 'x-azure-internalerror': '0x80072ee2' }), is('azure-front-door', 'cdn', 'high')],
  [
    'google cloud load balancer',
    answer(502, { via: '1.1 google', ...HTML }, googleFrame(GOOGLE_SENTENCE)),
    is('google-cloud-load-balancer', 'site', 'high'),
  ],
  ['google front end', answer(502, { server: 'GFE/2.0', ...HTML }, robotPage), is('google-front-end', 'cdn', 'high')],
  [
    'google front end, Cloud Run',
    answer(502, { server: 'Google Frontend', ...HTML }, googleFrame(GOOGLE_SENTENCE)),
    is('google-front-end', 'cdn', 'high'),
  ],
  ['cloudflare, origin bad', answer(502, { ...CLOUDFLARE, ...HTML }, cloudflarePage(502, 'Bad gateway')), is('cloudflare', 'site', 'high')],
  [
    'cloudflare, its own side drawn',
    answer(500 + 2, { ...CLOUDFLARE, ...HTML }, nginxPage(502, 'cloudflare')),
    is('cloudflare', 'cdn', 'high'),
  ],
  ['cloudflare, short text', answer(502, { ...CLOUDFLARE, ...PLAIN }, 'error code: 502'), is('cloudflare', 'site', 'high')],
  ['cloudflare, origin down', answer(521, CLOUDFLARE), is('cloudflare', 'site', 'high')],
  ['cloudflare, status alone', answer(522, {}), is('cloudflare', 'site', 'medium')],
  ['cloudflare, tunnel down', answer(530, { ...CLOUDFLARE, ...PLAIN }, 'error code: 1033'), is('cloudflare', 'site', 'high')],
  [
    'cloudflare, json',
    answer(504, { 'retry-after': '60', ...JSON_TYPE }, '{"cloudflare_error":true,"error_code":504,"status":504}'),
    is('cloudflare', 'site', 'medium'),
  ],
  ['cloudflare, its worker service', answer(503, { ...CLOUDFLARE, 'cf-error-type': '1105' }), is('cloudflare', 'cdn', 'high')],
  [
    'cloudflare, challenge',
    answer(503, { ...CLOUDFLARE, 'cf-mitigated': 'challenge' }, '<title>Just a moment...</title>'),
    is('unknown', 'unknown', 'low', 'challenge'),
  ],
  ['cloudfront', answer(502, { ...CLOUDFRONT, ...HTML }, cloudfrontPage), is('cloudfront', 'site', 'high')],
  [
    'cloudfront, out of capacity',
    answer(
      503,
      { ...CLOUDFRONT, ...HTML },
      cloudfrontPage.replace('502', '503').replace(/CloudFront wasn.*/, 'CloudFront does not have enough capacity.'),
    ),
    is('cloudfront', 'cdn', 'high'),
  ],
  [
    'fastly',
    answer(
      503,
      { server: 'Varnish', 'x-served-by': 'cache-fra1-FRA' },
      varnishPage('first byte timeout', 'Guru Mediation:', 'Details: cache-fra1-FRA 1700000000 42'),
    ),
    is('fastly', 'site', 'high'),
  ],
  [
    'varnish, backend dead',
    answer(503, { server: 'Varnish', 'x-varnish': '2', 'retry-after': '5' }, varnishPage('Backend fetch failed')),
    is('varnish', 'site', 'high'),
  ],
  [
    'varnish before nginx, nginx failing',
    answer(502, { server: 'nginx', 'x-varnish': '2', via: '1.1 varnish (Varnish/7.1)' }, nginxPage(502, 'nginx')),
    is('nginx', 'site', 'high'),
  ],
  [
    'varnish, maintenance',
    answer(503, { server: 'Varnish', 'x-varnish': '2' }, varnishPage('Down for maintenance')),
    is('varnish', 'site', 'high', 'maintenance'),
  ],
  ['akamai by its server', answer(503, { server: 'AkamaiGHost' }), is('akamai', 'site', 'high')],
  ['akamai, origin hangs', answer(504, { server: 'AkamaiGHost', ...HTML }, akamaiPage), is('akamai', 'site', 'high')],
  ['traffic server', answer(502, { server: 'ATS/10.0.0', ...HTML }, trafficServerPage), is('apache-traffic-server', 'site', 'high')],
  [
    'squid before a site',
    answer(503, { server: 'squid', 'x-squid-error': 'ERR_CONNECT_FAIL 111' }, squidPage),
    is('squid', 'site', 'high'),
    'https',
  ],
  [
    'squid, the visitor’s',
    answer(503, { server: 'squid', 'x-squid-error': 'ERR_DNS_FAIL 0' }, squidPage),
    is('squid', 'visitor', 'high'),
    'http',
  ],
  ['squid, its page alone, in German', answer(503, {}, squidPage), is('squid', 'unknown', 'medium')],
  ['tinyproxy', answer(503, { server: 'tinyproxy/1.11.1', ...HTML }, tinyproxyPage), is('tinyproxy', 'visitor', 'high'), 'http'],
  [
    'privoxy',
    answer(
      503,
      {
        'cache-control': 'no-cache',
        'last-modified': 'Wed, 08 Jun 1955 12:00:00 GMT',
        expires: 'Sat, 17 Jun 2000 12:00:00 GMT',
        pragma: 'no-cache',
        ...HTML,
      },
      privoxyPage,
    ),
    is('privoxy', 'visitor', 'high'),
    'http',
  ],
  [
    'privoxy, garbage from the site',
    answer(502, { 'content-type': 'text/plain' }, "Bad response. The server or forwarder response doesn't look like HTTP.\r\n"),
    is('privoxy', 'visitor', 'medium'),
    'http',
  ],
  [
    'privoxy, too many connections',
    answer(503, { 'content-type': 'text/plain' }, 'Maximum number of open connections reached.\r\n'),
    is('privoxy', 'visitor', 'low'),
    'http',
  ],
  ['mitmproxy', answer(502, { server: 'mitmproxy 8.1.1', ...HTML }, mitmproxyPage), is('mitmproxy', 'visitor', 'high'), 'https'],
  ['heroku', answer(503, { server: 'Cowboy', ...HTML }, herokuPage('application-error')), is('heroku', 'site', 'high')],
  [
    'heroku, maintenance',
    answer(503, { server: 'Cowboy', ...HTML }, herokuPage('maintenance-mode')),
    is('heroku', 'site', 'high', 'maintenance'),
  ],
  [
    'vercel, function hangs',
    answer(504, { server: 'Vercel', 'x-vercel-error': 'FUNCTION_INVOCATION_TIMEOUT' }, vercelPage),
    is('vercel', 'site', 'high'),
  ],
  ['vercel, its own side', answer(502, { server: 'Vercel', 'x-vercel-error': 'INTERNAL_UNEXPECTED_ERROR' }), is('vercel', 'cdn', 'high')],
  ['vercel, challenge', answer(503, { server: 'Vercel', 'x-vercel-mitigated': 'challenge' }), is('unknown', 'unknown', 'low', 'challenge')],
  [
    'netlify',
    answer(502, { server: 'Netlify', 'x-nf-request-id': '01H' }, '{"errorMessage":"Task timed out after 10.00 seconds"}'),
    is('netlify', 'site', 'high'),
  ],
  [
    'railway',
    answer(
      502,
      { server: 'railway-edge', 'x-railway-fallback': 'true' },
      '{"status":"error","code":502,"message":"Application failed to respond"}',
    ),
    is('railway', 'site', 'high'),
  ],
  ['render', answer(502, { ...CLOUDFLARE, 'x-render-routing': 'dynamic-paid-error' }), is('render', 'site', 'medium')],
  [
    'cloud foundry',
    answer(502, { 'x-cf-routererror': 'endpoint_failure' }, '502 Bad Gateway: Registered endpoint failed to handle the request.\n'),
    is('cloud-foundry', 'site', 'high'),
  ],
  ['a hop that explains itself', answer(502, { 'proxy-status': 'edge.example; error=connection_timeout' }), is('unknown', 'site', 'low')],
  ['a known hop that explains itself', answer(502, { 'proxy-status': 'haproxy; error=connection_timeout' }), is('haproxy', 'site', 'high')],
  ['an application', answer(502, { server: 'gunicorn', ...HTML }, '<h1>502</h1>'), is('unknown', 'site', 'low')],
  [
    'WordPress updating itself',
    answer(
      503,
      { server: 'Apache', 'retry-after': '600', ...HTML },
      '<html><head><title>Maintenance</title></head><body id="error-page"><div class="wp-die-message">Briefly unavailable for scheduled maintenance. Check back in a minute.</div></body></html>',
    ),
    is('unknown', 'site', 'low', 'maintenance'),
  ],
  [
    'a page that reloads itself',
    answer(503, { server: 'nginx', ...HTML }, '<meta http-equiv="refresh" content="10"><h1>One moment</h1>'),
    is('unknown', 'site', 'low', 'maintenance'),
  ],
  [
    'a DDoS shield',
    answer(
      503,
      { server: 'ddos-guard', ...HTML },
      '<title>DDOS-GUARD</title><script src="/.well-known/ddos-guard/js-challenge/index.js"></script>',
    ),
    is('unknown', 'unknown', 'low', 'challenge'),
  ],
  [
    'google front end, its text alone',
    answer(502, {}, `502. That's an error.\n\n${GOOGLE_SENTENCE}\n\nPlease try again in 30 seconds. That’s all we know.`),
    is('google-front-end', 'cdn', 'medium'),
  ],
  [
    'vercel, its older text alone',
    answer(502, {}, '502: BAD_GATEWAY\nCode: `NO_RESPONSE_FROM_FUNCTION`\nID: `fra1:iad1::abc-1`'),
    is('vercel', 'site', 'medium'),
  ],
  [
    'cloudflare, the top of its text alone',
    answer(504, {}, 'Gateway time-out Error code 504\nVisit cloudflare.com for more information.\n2026-01-01 UTC'),
    is('cloudflare', 'site', 'medium'),
  ],
  [
    'apache, its text alone',
    answer(
      502,
      {},
      'Proxy Error\nThe proxy server received an invalid response from an upstream server.\nThe proxy server could not handle the request GET /a.\n\nReason: Error reading from remote server\n\nApache/2.4.41 (Ubuntu) Server at shop.example Port 443',
    ),
    is('apache', 'site', 'medium'),
  ],
  [
    'varnish, its text alone',
    answer(503, {}, 'Error 503 Backend fetch failed\nBackend fetch failed\n\nGuru Meditation:\nXID: 32770\n\nVarnish cache server'),
    is('varnish', 'site', 'medium'),
  ],
  [
    'akamai, its text alone',
    answer(
      503,
      {},
      'Service Unavailable - Zero size object\n\nThe server is temporarily unable to service your request. Please try again later.\n\nReference #15.9ac3a17.1585238400.1a2b3c4d',
    ),
    is('akamai', 'site', 'medium'),
  ],
  [
    'haproxy, its text alone',
    answer(502, {}, '502 Bad Gateway\nThe server returned an invalid or incomplete response.'),
    is('haproxy', 'site', 'medium'),
  ],
  ['a bare status line as text', answer(502, {}, '502 Bad Gateway'), is('unknown', 'unknown', 'low')],
  ['nothing at all', answer(502, {}, ''), is('unknown', 'unknown', 'low')],
];
