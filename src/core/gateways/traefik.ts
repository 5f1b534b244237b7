import { bodyIs, custom, fingerprint, type ResponseSnapshot } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { debian, docker, journal, kubernetes, line, ownServer } from './owner-commands.ts';

export const traefik: Intermediary = { id: 'traefik', name: 'Traefik', kind: 'gateway' };

/** https://github.com/traefik/traefik/blob/master/pkg/proxy/httputil/proxy.go: the status text, without http.Error's newline. */
export const traefikFingerprint = fingerprint(traefik, {
  sendsNoServer: (snapshot) =>
    isPlainText(snapshot) && snapshot.headers.first('x-content-type-options') === 'nosniff' && hasLength(snapshot),
  pages: [custom('plain', bodyIs('no available server')), custom('plain', isBareStatusText, { weak: true })],
  aliases: ['traefik'],
});

function isBareStatusText(snapshot: ResponseSnapshot): boolean {
  const { headers, page } = snapshot;
  return (
    ['Bad Gateway', 'Gateway Timeout', 'Service Unavailable'].includes(page.raw) &&
    hasLength(snapshot) &&
    isPlainText(snapshot) &&
    // Node sends the same words just as plainly, but says keep-alive; Go never does.
    headers.first('connection')?.toLowerCase() !== 'keep-alive' &&
    ['server', 'x-content-type-options', 'x-powered-by', 'etag', 'keep-alive'].every((name) => headers.first(name) === undefined)
  );
}

const isPlainText = ({ headers }: ResponseSnapshot): boolean =>
  (headers.first('content-type') ?? '').toLowerCase().startsWith('text/plain; charset=utf-8');

const hasLength = ({ headers, page }: ResponseSnapshot): boolean => headers.first('content-length') === String(page.raw.length);

export const traefikOwner = ownServer(
  traefik,
  [
    line('refused', 'connect: connection refused'),
    line('closed', "'502 Bad Gateway' caused by: EOF"),
    line('slow', 'i/o timeout'),
    line('no-name', 'no such host'),
  ],
  docker(),
  kubernetes('traefik', 'traefik'),
  debian({ log: [journal('traefik')], service: 'traefik' }),
);
