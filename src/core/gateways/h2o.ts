import { custom, fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { journal, line, linux, ownServer } from './owner-commands.ts';

export const h2o: Intermediary = { id: 'h2o', name: 'H2O', kind: 'gateway' };

/** https://github.com/h2o/h2o/blob/master/lib/core/proxy.c and lib/common/httpclient.c: the reason is the whole body. */
export const h2oFingerprint = fingerprint(h2o, {
  serverPrefixes: ['h2o'],
  serverHeader: 'rewrites',
  pages: [
    custom(
      'plain',
      ({ page, headers }) => /^h2o\b/i.test(headers.first('server') ?? '') && REASONS.includes(page.raw.trim().toLowerCase()),
    ),
  ],
  aliases: ['h2o'],
});

const REASONS: readonly string[] = [
  'bad gateway',
  'gateway error',
  'connection failed',
  'connection failure',
  'connection refused',
  'connection timed out',
  'connection closed',
  'connect timeout',
  'connect_timeout',
  'first byte timeout',
  'i/o timeout',
  'i/o error',
  'i/o error (head)',
  'i/o error (body)',
  'socket closed by peer',
  'end of stream',
  'refused stream',
  'internal error',
  'lookup failed',
  'name resolution failure',
  'invalid upstream',
  'too many internal delegations',
  'failed to parse the response',
  'upstream error',
  'upstream error (connection failure)',
  'upstream error (connection refused)',
  'malformed http response',
  'unexpected type of frame',
];

export const h2oOwner = ownServer(
  h2o,
  [line('refused', 'lib/core/proxy.c')],
  linux({ log: [journal('h2o')], test: 'h2o -t -c /etc/h2o/h2o.conf', service: 'h2o' }),
);
