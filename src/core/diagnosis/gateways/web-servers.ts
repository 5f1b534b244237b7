import { hasElement } from '../parsed-page.ts';
import { html, custom, text, type Gateway, type ResponseSnapshot } from './fingerprint.ts';

/** nginx's page ends in the name of whoever built it (src/http/ngx_http_special_response.c). */
export const nginxFrame = (name: string): string => `<title>{s} *</title><center><h1>{s} *</h1></center><hr><center>${name}</center>`;

const isXhtmlLatin1 = ({ page }: ResponseSnapshot): boolean => page.declaration.toLowerCase().includes('iso-8859-1');

/**
 * nginx's ETag is mtime-size in hexadecimal (src/http/ngx_http_core_module.c); where the size is the body's, nginx serves an
 * error_page file of its own.
 */
function isNginxFile({ headers, page }: ResponseSnapshot): boolean {
  const [, size] = /^(?:W\/)?"[0-9a-f]{8}-([0-9a-f]{1,6})"$/.exec(headers.first('etag') ?? '') ?? [];
  const passed = ['x-powered-by', 'via', 'set-cookie'].some((name) => headers.first(name) !== undefined);
  return size !== undefined && page.known && !passed && Number.parseInt(size, 16) === page.raw.length;
}

const SENTENCE_503 =
  'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.';
const SENTENCE_502 = 'The proxy server received an invalid response from an upstream server.';
const SENTENCE_504 = 'The gateway did not receive a timely response from the upstream server or application.';

/** Programs that serve sites and pass requests on. */
export const WEB_SERVERS: readonly Gateway[] = [
  {
    id: 'nginx',
    side: 'site',
    server: ['nginx', 'freenginx'],
    serverTells: 'passing',
    isOwnEmptyResponse: isNginxFile,
    pages: [html(nginxFrame('nginx')), html(nginxFrame('nginx/*')), text('{s} * nginx/*'), text('{s} * nginx')],
  },
  {
    id: 'openresty',
    side: 'site',
    server: ['openresty'],
    serverTells: 'passing',
    isOwnEmptyResponse: isNginxFile,
    pages: [html(nginxFrame('openresty')), html(nginxFrame('openresty/*')), text('{s} * openresty/*'), text('{s} * openresty')],
  },
  {
    id: 'tengine',
    side: 'site',
    server: ['tengine'],
    serverTells: 'passing',
    pages: [
      html(nginxFrame('tengine')),
      html(nginxFrame('tengine/*')),
      html(nginxFrame('Tengine')),
      html(nginxFrame('Tengine/*')),
      text('{s} * Tengine/*'),
    ],
  },
  {
    id: 'angie',
    side: 'site',
    server: ['angie'],
    serverTells: 'passing',
    pages: [html(nginxFrame('Angie')), html(nginxFrame('Angie/*')), text('{s} * Angie/*')],
  },
  {
    // https://github.com/apache/httpd/blob/trunk/modules/http/http_protocol.c, get_canned_error_string
    id: 'apache',
    side: 'site',
    server: ['apache', 'ibm_http_server', 'oracle-http-server'],
    serverTells: 'kept',
    pages: [
      html(`<title>503 *</title><h1>Service *</h1><p>${SENTENCE_503}**`),
      html(`<title>502 Proxy Error</title><h1>Proxy Error</h1><p>${SENTENCE_502}<br>**`),
      html(`<title>502 Bad Gateway</title><h1>Bad Gateway</h1><p>${SENTENCE_502}<br>**`),
      html(`<title>504 Gateway Time*</title><h1>Gateway Time*</h1><p>${SENTENCE_504}**`),
      text(`**${SENTENCE_502} The proxy server could not handle the request* Reason: **`),
      text(`Service * ${SENTENCE_503}**`),
      text(`Proxy Error ${SENTENCE_502} The proxy server could not handle the request**`),
      text(`Bad Gateway ${SENTENCE_502} Apache* Server at * Port *`),
      text(`Gateway Time* ${SENTENCE_504}**`),
    ],
  },
  {
    // https://github.com/litespeedtech/openlitespeed/blob/master/src/http/httpstatuscode.cpp: 502 and 504 have no body
    id: 'litespeed',
    side: 'site',
    server: ['litespeed', 'openlitespeed'],
    serverTells: 'passing',
    isOwnEmptyResponse: ({ page, status }) => page.known && page.empty && status !== 503,
    pages: [
      html('<title>{s} *</title><div><div><h1>{s}</h1><h2>*</h2><p>*</div></div>**', { when: isLiteSpeed }),
      html('<title>{s} *</title><h1>{s} *</h1>*<hr>Powered By<a>LiteSpeed Web Server</a>**'),
      text('{s} * The server is temporarily busy, try again later!'),
      text(
        '**{s} * Proudly powered by LiteSpeed Web Server Please be advised that LiteSpeed Technologies Inc. is not a web hosting company**',
      ),
    ],
  },
  {
    id: 'iis',
    side: 'site',
    server: ['microsoft-iis'],
    serverTells: 'passing',
    pages: [
      html('<title>{s} - *</title><div><h1>Server Error</h1></div><div><div><fieldset><h2>{s} - *</h2><h3>*</h3></fieldset></div></div>'),
      html('<title>IIS * Detailed Error - {s}.*</title>**'),
      html('<title>IIS {s}.* Error</title>**'),
      html('<title>HTTP Error {s}.* - *</title>**'),
      text('**HTTP Error {s}.* - **', {
        when: ({ page }) => /^(?:IIS [\d.]+ Detailed Error - [^\n]{0,100}\n\s*)?HTTP Error 50[234]\.\d/.test(page.raw.trimStart()),
      }),
      text('Server Error {s} - Web server received an invalid response while acting as a gateway or proxy server.**'),
      text('{s} - Web server received an invalid response while acting as a gateway or proxy server.**'),
      custom(
        'text',
        ({ page }) => page.text === 'The specified CGI application encountered an error and the server terminated the process.',
      ),
      custom(
        'plain',
        ({ page, headers }) => page.raw.trim() === 'The service is unavailable.' && /^microsoft-iis/i.test(headers.first('server') ?? ''),
      ),
    ],
  },
  {
    // https://learn.microsoft.com/windows/win32/http/server-side-error-logging: the kernel answers when no worker can
    id: 'http.sys',
    side: 'site',
    server: ['microsoft-httpapi'],
    serverTells: 'passing',
    pages: [
      html('<title>*</title><h2>*</h2><hr><p>HTTP Error {s}. *'),
      text('Service Unavailable HTTP Error {s}. The service is unavailable.'),
      text('Bad Gateway HTTP Error {s}. *'),
      text('HTTP Error {s}. The service is unavailable.'),
    ],
  },
  {
    // https://git.lighttpd.net/lighttpd/lighttpd1.4 src/connections.c: the XML declaration tells this page from anyone's
    id: 'lighttpd',
    side: 'site',
    server: ['lighttpd'],
    serverTells: 'kept',
    pages: [html('<title>{s} *</title><h1>{s} *</h1>', { when: isXhtmlLatin1 })],
  },
  {
    id: 'caddy',
    side: 'site',
    server: ['caddy'],
    serverTells: 'passing',
    isOwnEmptyResponse: isCaddysOwn,
    pages: [],
    aliases: ['caddy'],
  },
  {
    // https://github.com/h2o/h2o/blob/master/lib/core/proxy.c and lib/common/httpclient.c: the reason is the whole body
    id: 'h2o',
    side: 'site',
    server: ['h2o'],
    serverTells: 'passing',
    pages: [
      custom(
        'plain',
        ({ page, headers }) => /^h2o\b/i.test(headers.first('server') ?? '') && H2O_REASONS.has(page.raw.trim().toLowerCase()),
      ),
    ],
    aliases: ['h2o'],
  },
  {
    // https://github.com/nghttp2/nghttp2/blob/master/src/shrpx_http.cc, create_error_html
    id: 'nghttpx',
    side: 'site',
    server: ['nghttpx'],
    serverTells: 'passing',
    pages: [html('<title>{s} *</title><h1>{s} *</h1><footer>nghttpx*</footer>'), text('{s} * nghttpx')],
    aliases: ['nghttpx'],
  },
];

function isLiteSpeed({ page }: ResponseSnapshot): boolean {
  const heading = page.elements.find((element) => element.name === 'h1')?.attributes.get('style') ?? '';
  return (
    heading.replaceAll(' ', '').includes('font-size:150px;line-height:150px') &&
    hasElement(page, 'div', 'style', 'height:auto; min-height:100%;*')
  );
}

/**
 * Caddy adds its Server header before it knows the answer, so a passed one has two, or, in Go's header order, a Content-Length
 * before it (https://github.com/caddyserver/caddy/blob/master/modules/caddyhttp/server.go).
 */
function isCaddysOwn({ headers }: ResponseSnapshot): boolean {
  const passed = ['via', 'x-powered-by', 'set-cookie', 'x-content-type-options'].some((name) => headers.first(name) !== undefined);
  const length = headers.names.indexOf('content-length');
  const ordered = length < 0 || length > headers.names.indexOf('server');
  const type = headers.first('content-type');
  return !passed && ordered && headers.all('server').length === 1 && (type === undefined || type.startsWith('text/plain'));
}

const H2O_REASONS = new Set([
  'bad gateway',
  'gateway error',
  'connection failed',
  'connection failure',
  'connection refused',
  'connection timed out',
  'connection closed',
  'connect timeout',
  'connect_timeout',
  'first byte timeout',
  'i/o timeout',
  'i/o error',
  'i/o error (head)',
  'i/o error (body)',
  'socket closed by peer',
  'end of stream',
  'refused stream',
  'internal error',
  'lookup failed',
  'name resolution failure',
  'invalid upstream',
  'too many internal delegations',
  'failed to parse the response',
  'upstream error',
  'upstream error (connection failure)',
  'upstream error (connection refused)',
  'malformed http response',
  'unexpected type of frame',
]);
