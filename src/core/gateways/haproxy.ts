import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { docker, journal, line, linux, ownServer, tail } from './owner-commands.ts';

export const haproxy: Intermediary = { id: 'haproxy', name: 'HAProxy', kind: 'gateway' };

/** One fixed sentence a status (https://github.com/haproxy/haproxy/blob/master/src/http.c, http_err_msgs). */
export const haproxyFingerprint = fingerprint(haproxy, {
  sendsNoServer: ({ headers }) =>
    headers.first('cache-control') === 'no-cache' &&
    ['date', 'etag', 'set-cookie', 'last-modified'].every((name) => headers.first(name) === undefined),
  serverPrefixes: ['haproxy'],
  serverHeader: 'preserves-upstream',
  pages: [
    html('<h1>502 Bad Gateway</h1>The server returned an invalid or incomplete response.'),
    text('502 Bad Gateway The server returned an invalid or incomplete response.'),
    html('<h1>503 Service Unavailable</h1>No server is available to handle this request.'),
    text('503 Service Unavailable No server is available to handle this request.'),
    html("<h1>504 Gateway Time-out</h1>The server didn't respond in time."),
    text("504 Gateway Time-out The server didn't respond in time."),
  ],
  aliases: ['haproxy'],
});

/** https://docs.haproxy.org/2.8/configuration.html#8.5: the session's state at its end, first and second letter. */
export const haproxyOwner = ownServer(
  haproxy,
  [
    line('refused', ' SC--'),
    line('closed', ' SH--'),
    line('slow', ' sH--'),
    line('busy', ' sQ--'),
    line('garbage', ' PH--'),
    line('none-left', 'has no server available!'),
    line('none-left', '<NOSRV>'),
  ],
  linux(
    { log: [journal('haproxy'), tail('/var/log/haproxy.log')], test: 'haproxy -c -f /etc/haproxy/haproxy.cfg', service: 'haproxy' },
    { log: [journal('haproxy')] },
  ),
  docker('haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg'),
);
