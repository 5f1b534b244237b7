import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { isNginxFile, nginxFrame, nginxLines } from './nginx.ts';
import { docker, linux, ownServer, tail } from './owner-commands.ts';

export const openresty: Intermediary = { id: 'openresty', name: 'OpenResty', kind: 'gateway' };

export const openrestyFingerprint = fingerprint(openresty, {
  serverPrefixes: ['openresty'],
  serverHeader: 'rewrites',
  isOwnEmptyResponse: isNginxFile,
  pages: [html(nginxFrame('openresty')), html(nginxFrame('openresty/*')), text('{s} * openresty/*'), text('{s} * openresty')],
});

export const openrestyOwner = ownServer(
  openresty,
  nginxLines,
  linux({ log: [tail('/usr/local/openresty/nginx/logs/error.log')], test: 'openresty -t', service: 'openresty' }),
  docker('openresty -t'),
);
