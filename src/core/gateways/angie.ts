import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { nginxFrame, nginxLines } from './nginx.ts';
import { docker, linux, ownServer, tail } from './owner-commands.ts';

export const angie: Intermediary = { id: 'angie', name: 'Angie', kind: 'gateway' };

export const angieFingerprint = fingerprint(angie, {
  serverPrefixes: ['angie'],
  serverHeader: 'rewrites',
  pages: [html(nginxFrame('Angie')), html(nginxFrame('Angie/*')), text('{s} * Angie/*')],
});

export const angieOwner = ownServer(
  angie,
  nginxLines,
  linux({ log: [tail('/var/log/angie/error.log')], test: 'angie -t', service: 'angie' }),
  docker('angie -t'),
);
