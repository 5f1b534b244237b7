import { bodyIs, custom, fingerprint, plain, textBetween, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { debian, docker, journal, kubernetes, line, ownServer } from './owner-commands.ts';

export const envoy: Intermediary = {
  id: 'envoy',
  name: 'Envoy',
  kind: 'gateway',
  codes: {
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details
    'envoy:connection failure': site('Envoy could not connect to the service behind it.'),
    'envoy:remote connection failure': site('Envoy could not connect to the service behind it.'),
    'envoy:local connection failure': site('Envoy closed the connection to the service behind it.'),
    'envoy:connection timeout': site('The service behind Envoy did not accept a connection in time.'),
    'envoy:connection termination': site('The service behind Envoy closed the connection before answering.'),
    'envoy:local reset': site('Envoy cancelled the request to the service behind it.'),
    'envoy:local refused stream reset': site('Envoy refused to open another request to the service behind it.'),
    'envoy:remote reset': site('The service behind Envoy reset the request.'),
    'envoy:remote refused stream reset': site('The service behind Envoy refused the request.'),
    'envoy:overflow': site('Too many requests are already waiting for the service behind Envoy.'),
    'envoy:protocol error': site('The service behind Envoy did not send valid HTTP.'),
    'envoy:overload manager reset': site('Envoy is overloaded and dropped the request.'),
    'envoy:http/1.1 protocol error': site('The service behind Envoy did not send valid HTTP.'),
    'envoy:connect error': site('The service behind Envoy refused to set up the connection.'),
    'envoy:no healthy upstream': site('No copy of the service behind Envoy is healthy.'),
    'envoy:upstream request timeout': site('The service behind Envoy took too long to answer.'),
    'envoy:stream timeout': site('The request through Envoy took too long.'),
  },
};

const isOwnLimit = bodyIs(
  'upstream request timeout',
  'stream timeout',
  'upstream max stream duration reached',
  'max stream duration reached',
  'overload',
  'envoy overloaded',
);

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/local_reply */
export const envoyFingerprint = fingerprint(envoy, {
  serverPrefixes: ['envoy', 'istio-envoy'],
  serverHeader: 'rewrites',
  vendorHeader: (headers) => (headers.first('x-envoy-local-overloaded') === 'true' ? 'x-envoy-local-overloaded' : undefined),
  pages: [
    plain('upstream connect error or disconnect/reset before headers.**', { when: ({ page }) => page.raw.length < 2000 }),
    custom('plain', bodyIs('no healthy upstream')),
    custom('plain', (snapshot) => isOwnLimit(snapshot) && /^(istio-)?envoy$/i.test(snapshot.headers.first('server') ?? '')),
    custom(
      'plain',
      (snapshot) => snapshot.page.raw.trim() === 'upstream request timeout' && snapshot.headers.first('server') === undefined,
      {
        weak: true,
      },
    ),
  ],
  aliases: ['envoy'],
  pathHeaders: ['x-envoy-upstream-service-time'],
  readCodes: readReasons,
});

function readReasons({ page }: ResponseSnapshot): readonly FoundCode[] {
  const reason = textBetween(page.text, 'reset reason: ', ',') ?? (page.text.length < 60 ? page.text : undefined);
  const transport = textBetween(page.text, 'transport failure reason: ', undefined);
  return [
    reason === undefined ? undefined : [reason, reason.toLowerCase().replace(/\.$/, '')],
    transport === undefined ? undefined : [transport],
  ];
}

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage: response flags. */
export const envoyOwner = ownServer(
  envoy,
  [
    line('refused', ' UF '),
    line('closed', ' UC '),
    line('slow', ' UT '),
    line('none-left', ' UH '),
    line('busy', ' UO '),
    line('garbage', ' UPE '),
  ],
  docker('envoy --mode validate -c /etc/envoy/envoy.yaml', [
    'docker logs --tail 50 your-container',
    'curl -s http://127.0.0.1:9901/clusters | grep health_flags',
  ]),
  kubernetes('your-namespace', 'envoy', 'envoy --mode validate -c /etc/envoy/envoy.yaml'),
  debian({ log: [journal('envoy')], test: 'envoy --mode validate -c /etc/envoy/envoy.yaml', service: 'envoy' }),
);
