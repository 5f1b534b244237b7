import { html, custom, plain, text, type Gateway, type ResponseSnapshot } from './fingerprint.ts';
import { nginxFrame } from './web-servers.ts';

/** HAProxy has one fixed sentence a status (https://github.com/haproxy/haproxy/blob/master/src/http.c, http_err_msgs). */
const HAPROXY_SENTENCES = [
  '502 Bad Gateway</h1>The server returned an invalid or incomplete response.',
  '503 Service Unavailable</h1>No server is available to handle this request.',
  "504 Gateway Time-out</h1>The server didn't respond in time.",
];

const saysOneOf =
  (...sentences: readonly string[]) =>
  ({ page }: ResponseSnapshot): boolean =>
    sentences.includes(page.raw.trim());

const noServer = ({ headers }: ResponseSnapshot): boolean => headers.first('server') === undefined;
const isType = ({ headers }: ResponseSnapshot, type: string): boolean =>
  (headers.first('content-type') ?? '').toLowerCase().startsWith(type);
const lengthIs = ({ headers, page }: ResponseSnapshot): boolean => headers.first('content-length') === String(page.raw.length);

const KONG_SENTENCES = [
  'An invalid response was received from the upstream server',
  'The upstream server is currently unavailable',
  'The upstream server is timing out',
  'failure to get a peer from the ring-balancer',
  'name resolution failed',
];

/** Kong's JSON has its sentence and at most a request id besides (kong/error_handlers.lua). */
function isKongJson({ page }: ResponseSnapshot): boolean {
  const message = page.json?.['message'] ?? page.json?.['error'];
  const others = Object.keys(page.json ?? {}).filter((key) => key !== 'message' && key !== 'error' && key !== 'request_id');
  return typeof message === 'string' && others.length === 0 && KONG_SENTENCES.includes(message.replace(/\.$/, ''));
}

/** Programs and cloud services that spread requests over servers. */
export const BALANCERS: readonly Gateway[] = [
  {
    id: 'haproxy',
    side: 'site',
    sendsNoServer: ({ headers }) =>
      headers.first('cache-control') === 'no-cache' &&
      ['date', 'etag', 'set-cookie', 'last-modified'].every((name) => headers.first(name) === undefined),
    server: ['haproxy'],
    serverTells: 'kept',
    pages: HAPROXY_SENTENCES.flatMap((sentence) => [html(`<h1>${sentence}`), text(sentence.replace('</h1>', ' '))]),
    aliases: ['haproxy'],
  },
  {
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/local_reply
    id: 'envoy',
    side: 'site',
    server: ['envoy', 'istio-envoy'],
    serverTells: 'passing',
    made: ({ headers }) => (headers.first('x-envoy-local-overloaded') === 'true' ? 'x-envoy-local-overloaded' : undefined),
    pages: [
      plain('upstream connect error or disconnect/reset before headers.**', { when: ({ page }) => page.raw.length < 2000 }),
      custom('plain', saysOneOf('no healthy upstream')),
      custom(
        'plain',
        (snapshot) =>
          saysOneOf(
            'upstream request timeout',
            'stream timeout',
            'upstream max stream duration reached',
            'max stream duration reached',
            'overload',
            'envoy overloaded',
          )(snapshot) && /^(istio-)?envoy$/i.test(snapshot.headers.first('server') ?? ''),
      ),
      custom('plain', (snapshot) => saysOneOf('upstream request timeout')(snapshot) && noServer(snapshot), { weak: true }),
    ],
    aliases: ['envoy'],
  },
  {
    // https://github.com/traefik/traefik/blob/master/pkg/proxy/httputil/proxy.go: the status text, without http.Error's newline
    id: 'traefik',
    side: 'site',
    sendsNoServer: (snapshot) =>
      isType(snapshot, 'text/plain; charset=utf-8') && snapshot.headers.first('x-content-type-options') === 'nosniff' && lengthIs(snapshot),
    pages: [
      custom('plain', (snapshot) => saysOneOf('no available server')(snapshot)),
      custom(
        'plain',
        (snapshot) =>
          ['Bad Gateway', 'Gateway Timeout', 'Service Unavailable'].includes(snapshot.page.raw) &&
          noServer(snapshot) &&
          lengthIs(snapshot) &&
          isType(snapshot, 'text/plain; charset=utf-8') &&
          snapshot.headers.first('x-content-type-options') === undefined &&
          // Go never says keep-alive; Node, which sends the same words just as plainly, does.
          snapshot.headers.first('connection')?.toLowerCase() !== 'keep-alive' &&
          ['x-powered-by', 'etag', 'keep-alive'].every((name) => snapshot.headers.first(name) === undefined),
        { weak: true },
      ),
    ],
    aliases: ['traefik'],
  },
  {
    id: 'kong',
    side: 'site',
    server: ['kong'],
    serverTells: 'made',
    // Kong's latency without the upstream's: it never got an answer (https://developer.konghq.com/gateway/configuration/#headers).
    made: ({ headers }) =>
      headers.first('x-kong-response-latency') !== undefined && headers.first('x-kong-upstream-latency') === undefined
        ? 'x-kong-response-latency'
        : undefined,
    pages: [
      custom('plain', isKongJson),
      custom('plain', saysOneOf(...KONG_SENTENCES.slice(0, 4))),
      ...KONG_SENTENCES.flatMap((sentence) => [
        html(`<title>Error</title><h1>Error</h1><p>${sentence}.**`),
        html(`<title>Kong Error</title><h1>Kong Error</h1><p>${sentence}.`),
      ]),
    ],
    aliases: ['kong'],
  },
  {
    // NetScaler spells the protocol «Http/1.1» and leaves a space before the end.
    id: 'netscaler',
    side: 'site',
    sendsNoServer: ({ headers }) => /^no-cache,\s?no-store$/.test(headers.first('cache-control') ?? ''),
    pages: [
      html('<b>Http/1.1 *</b>'),
      text('Http/1.1 Service Unavailable'),
      text('Http/1.1 Bad Gateway'),
      text('Http/1.1 Gateway Timeout'),
    ],
  },
  {
    // https://github.com/openshift/router/blob/master/images/router/haproxy/conf/error-page-503.http
    id: 'openshift',
    side: 'site',
    sendsNoServer: ({ headers }) => headers.first('cache-control') === 'private, max-age=0, no-cache, no-store',
    pages: [
      html(
        '**<h1>Application is not available</h1><p>The application is currently not serving requests at this endpoint. It may not have been started or is still starting.**',
      ),
      text(
        '**Application is not available The application is currently not serving requests at this endpoint. It may not have been started or is still starting.**',
      ),
    ],
  },
  {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
    id: 'aws-alb',
    side: 'site',
    server: ['awselb/2'],
    serverTells: 'made',
    pages: [html('<title>{s} *</title><center><h1>{s} *</h1></center>')],
  },
  {
    id: 'aws-elb',
    side: 'site',
    server: ['awselb/1', 'elb', 'awselb'],
    serverTells: 'made',
  },
  {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
    id: 'aws-api-gateway',
    side: 'site',
    sendsNoServer: ({ headers }) => ['apigw-requestid', 'x-amz-apigw-id'].some((name) => headers.first(name) !== undefined),
    made: ({ headers }) => (headers.first('x-amzn-errortype') !== undefined ? 'x-amzn-errortype' : undefined),
    pages: [
      custom(
        'plain',
        (snapshot) =>
          isApiGatewayJson(snapshot) &&
          (snapshot.headers.first('apigw-requestid') ?? snapshot.headers.first('x-amz-apigw-id')) !== undefined,
      ),
      custom('plain', ({ page }) => page.json?.['message'] === 'Endpoint request timed out' && Object.keys(page.json).length === 1),
    ],
  },
  {
    id: 'azure-application-gateway',
    side: 'site',
    server: ['microsoft-azure-application-gateway'],
    serverTells: 'made',
    pages: [html(nginxFrame('Microsoft-Azure-Application-Gateway/*')), text('{s} * Microsoft-Azure-Application-Gateway/*')],
  },
];

function isApiGatewayJson({ page }: ResponseSnapshot): boolean {
  const message = page.json?.['message'];
  return (
    Object.keys(page.json ?? {}).length === 1 &&
    ['Service Unavailable', 'Internal Server Error', 'Internal server error'].some((words) => words === message)
  );
}
