import { fingerprint, type ResponseSnapshot } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { docker, journal, line, linux, ownServer } from './owner-commands.ts';

export const caddy: Intermediary = { id: 'caddy', name: 'Caddy', kind: 'gateway' };

export const caddyFingerprint = fingerprint(caddy, {
  serverPrefixes: ['caddy'],
  serverHeader: 'rewrites',
  isOwnEmptyResponse,
  aliases: ['caddy'],
});

/**
 * Caddy adds its Server header before it forwards the request, so a forwarded response has two, or, in Go's header order, a
 * Content-Length before it (https://github.com/caddyserver/caddy/blob/master/modules/caddyhttp/server.go).
 */
function isOwnEmptyResponse({ headers }: ResponseSnapshot): boolean {
  const passed = ['via', 'x-powered-by', 'set-cookie', 'x-content-type-options'].some((name) => headers.first(name) !== undefined);
  const length = headers.names.indexOf('content-length');
  const ordered = length < 0 || length > headers.names.indexOf('server');
  const type = headers.first('content-type');
  return !passed && ordered && headers.all('server').length === 1 && (type === undefined || type.startsWith('text/plain'));
}

/** modules/caddyhttp/reverseproxy: Go's own words for each error. */
export const caddyOwner = ownServer(
  caddy,
  [
    line('refused', 'connect: connection refused'),
    line('closed', '"msg":"EOF"'),
    line('slow', 'timeout awaiting response headers'),
    line('none-left', 'no upstreams available'),
    line('no-name', 'no such host'),
    line('garbage', 'transport connection broken: malformed'),
    line('tls', 'tls: '),
  ],
  linux({ log: [journal('caddy')], test: 'caddy validate --config /etc/caddy/Caddyfile', service: 'caddy' }),
  docker('caddy validate --config /etc/caddy/Caddyfile'),
);
