import { bodyIs, custom, fingerprint, html, type PageFingerprint, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { docker, kubernetes, line, linux, ownServer, tail } from './owner-commands.ts';

export const kong: Intermediary = {
  id: 'kong',
  name: 'Kong',
  kind: 'gateway',
  codes: {
    // Kong: kong/error_handlers.lua and runloop
    'kong:invalid-response': site('The service behind Kong did not give a valid answer.'),
    'kong:unavailable': site('The service behind Kong is not available.'),
    'kong:timeout': site('The service behind Kong took too long to answer.'),
    'kong:no-peer': site('Kong found no healthy copy of the service behind it.'),
    'kong:name-resolution': site('Kong cannot find the address of the service behind it.'),
  },
};

/** kong/error_handlers.lua */
const INVALID = 'An invalid response was received from the upstream server';
const UNAVAILABLE = 'The upstream server is currently unavailable';
const TIMEOUT = 'The upstream server is timing out';
const NO_PEER = 'failure to get a peer from the ring-balancer';
const NO_NAME = 'name resolution failed';

const REASONS: readonly (readonly [text: string, code: string])[] = [
  [INVALID, 'invalid-response'],
  [UNAVAILABLE, 'unavailable'],
  [TIMEOUT, 'timeout'],
  [NO_PEER, 'no-peer'],
  [NO_NAME, 'name-resolution'],
];

export const kongFingerprint = fingerprint(kong, {
  serverPrefixes: ['kong'],
  serverHeader: 'own-errors-only',
  // Kong's latency without the upstream's: it got no response (https://developer.konghq.com/gateway/configuration/#headers).
  vendorHeader: (headers) =>
    headers.first('x-kong-response-latency') !== undefined && headers.first('x-kong-upstream-latency') === undefined
      ? 'x-kong-response-latency'
      : undefined,
  pages: [custom('plain', isKongJson), custom('plain', bodyIs(INVALID, UNAVAILABLE, TIMEOUT, NO_PEER)), ...htmlPages()],
  aliases: ['kong'],
  pathHeaders: ['x-kong-proxy-latency', 'x-kong-upstream-latency'],
  readCodes: ({ page }) => [REASONS.find(([words]) => page.text.includes(words))],
});

// @__NO_SIDE_EFFECTS__
function htmlPages(): readonly PageFingerprint[] {
  return REASONS.flatMap(([sentence]) => [
    html(`<title>Error</title><h1>Error</h1><p>${sentence}.**`),
    html(`<title>Kong Error</title><h1>Kong Error</h1><p>${sentence}.`),
  ]);
}

/** Kong's JSON has its sentence and at most a request id besides. */
function isKongJson({ page }: ResponseSnapshot): boolean {
  const message = page.json?.['message'] ?? page.json?.['error'];
  const others = Object.keys(page.json ?? {}).filter((key) => key !== 'message' && key !== 'error' && key !== 'request_id');
  return typeof message === 'string' && others.length === 0 && REASONS.some(([words]) => words === message.replace(/\.$/, ''));
}

export const kongOwner = ownServer(
  kong,
  [
    line('refused', 'connect() failed (111: Connection refused)'),
    line('closed', 'upstream prematurely closed connection'),
    line('slow', 'upstream timed out (110: Operation timed out)'),
    line('none-left', 'failure to get a peer from the ring-balancer'),
    line('no-name', 'name resolution failed'),
  ],
  docker('kong check /etc/kong/kong.conf'),
  kubernetes('kong', 'kong-gateway'),
  linux({ log: [tail('/usr/local/kong/logs/error.log')], test: 'kong check /etc/kong/kong.conf', service: 'kong' }),
);
