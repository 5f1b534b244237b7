import { fingerprint, html } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { docker, line, linux, ownServer, tail } from './owner-commands.ts';

export const lighttpd: Intermediary = { id: 'lighttpd', name: 'lighttpd', kind: 'gateway' };

/** https://git.lighttpd.net/lighttpd/lighttpd1.4 src/connections.c: only the XML declaration sets this page apart. */
export const lighttpdFingerprint = fingerprint(lighttpd, {
  serverPrefixes: ['lighttpd'],
  serverHeader: 'preserves-upstream',
  pages: [html('<title>{s} *</title><h1>{s} *</h1>', { when: ({ page }) => page.declaration.toLowerCase().includes('iso-8859-1') })],
});

/** src/gw_backend.c */
export const lighttpdOwner = ownServer(
  lighttpd,
  [
    line('refused', 'establishing connection failed'),
    line('none-left', 'are down.'),
    line('slow', 'read timeout on socket'),
    line('closed', 'unexpected end-of-file'),
    line('closed', 'response not received, request sent'),
  ],
  linux({ log: [tail('/var/log/lighttpd/error.log')], test: 'lighttpd -tt -f /etc/lighttpd/lighttpd.conf', service: 'lighttpd' }),
  docker('lighttpd -tt -f /etc/lighttpd/lighttpd.conf'),
);
