import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { nginxFrame, nginxLines } from './nginx.ts';
import { linux, ownServer, tail } from './owner-commands.ts';

export const tengine: Intermediary = { id: 'tengine', name: 'Tengine', kind: 'gateway' };

export const tengineFingerprint = fingerprint(tengine, {
  serverPrefixes: ['tengine'],
  serverHeader: 'rewrites',
  pages: [
    html(nginxFrame('tengine')),
    html(nginxFrame('tengine/*')),
    html(nginxFrame('Tengine')),
    html(nginxFrame('Tengine/*')),
    text('{s} * Tengine/*'),
  ],
});

export const tengineOwner = ownServer(
  tengine,
  nginxLines,
  linux({ log: [tail('/usr/local/nginx/logs/error.log')], test: '/usr/local/nginx/sbin/nginx -t', service: 'nginx' }),
);
