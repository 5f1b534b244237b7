import { fingerprint, html, text, type ResponseSnapshot } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { docker, kubernetes, line, linux, ownServer, tail, type LogLine } from './owner-commands.ts';

export const nginx: Intermediary = { id: 'nginx', name: 'nginx', kind: 'gateway' };

/** The skeleton of nginx's page, which ends in the name of its build (src/http/ngx_http_special_response.c). */
// @__NO_SIDE_EFFECTS__
export const nginxFrame = (name: string): string => `<title>{s} *</title><center><h1>{s} *</h1></center><hr><center>${name}</center>`;

/**
 * Whether nginx serves an `error_page` file of its own: its ETag is mtime-size in hexadecimal
 * (src/http/ngx_http_core_module.c), and the size is that of the body.
 */
export function isNginxFile({ headers, page }: ResponseSnapshot): boolean {
  const [, size] = /^(?:W\/)?"[0-9a-f]{8}-([0-9a-f]{1,6})"$/.exec(headers.first('etag') ?? '') ?? [];
  const passed = ['x-powered-by', 'via', 'set-cookie'].some((name) => headers.first(name) !== undefined);
  return size !== undefined && page.known && !passed && Number.parseInt(size, 16) === page.raw.length;
}

export const nginxFingerprint = fingerprint(nginx, {
  serverPrefixes: ['nginx', 'freenginx'],
  serverHeader: 'rewrites',
  isOwnEmptyResponse: isNginxFile,
  pages: [html(nginxFrame('nginx')), html(nginxFrame('nginx/*')), text('{s} * nginx/*'), text('{s} * nginx')],
});

/** src/http/ngx_http_upstream.c, src/event/ngx_event_connect.c; nginx's forks write the same. */
export const nginxLines: readonly LogLine[] = [
  line('refused', 'connect() failed (111: Connection refused)'),
  line('closed', 'upstream prematurely closed connection'),
  line('slow', 'upstream timed out (110: Connection timed out)'),
  line('none-left', 'no live upstreams'),
  line('denied', 'failed (13: Permission denied)'),
  line('stopped', 'failed (2: No such file or directory)'),
  line('no-name', 'could not be resolved'),
  line('garbage', 'upstream sent no valid HTTP'),
  line('garbage', 'upstream sent invalid header'),
  line('garbage', 'upstream sent too big header'),
  line('tls', 'SSL_do_handshake() failed'),
];

export const nginxOwner = ownServer(
  nginx,
  nginxLines,
  linux({ log: [tail('/var/log/nginx/error.log')], test: 'nginx -t', service: 'nginx' }),
  docker('nginx -t'),
  kubernetes('ingress-nginx', 'ingress-nginx-controller', 'nginx -t'),
);
