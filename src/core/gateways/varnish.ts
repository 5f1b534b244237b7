import type { ParsedPage } from '../page/parsed-page.ts';
import { fingerprint, html, text, type FoundCode } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { docker, line, linux, ownServer } from './owner-commands.ts';

export const varnish: Intermediary = {
  id: 'varnish',
  name: 'Varnish',
  kind: 'gateway',
  codes: {
    // Varnish: bin/varnishd/cache/cache_fetch.c and the built-in VCL
    'varnish:backend fetch failed': site('The server behind Varnish did not answer, or not correctly.'),
    'varnish:guru meditation': site('The server behind Varnish did not answer, or not correctly.'),
  },
};

/** https://github.com/varnishcache/varnish-cache/blob/master/bin/varnishd/builtin.vcl */
export const varnishFingerprint = fingerprint(varnish, {
  serverPrefixes: ['varnish'],
  serverHeader: 'preserves-upstream',
  expectedHeaders: ['x-varnish', 'via'],
  pages: [
    html('<title>{s} *</title><h1>Error {s} *</h1><p>*<h3>Guru Meditation:</h3><p>XID: *<hr>**'),
    text('**Error {s} * Guru Meditation: XID: * Varnish cache server'),
  ],
  aliases: ['varnish'],
  pathHeaders: ['x-varnish'],
  readCodes: ({ page }) => [reasonPhrase(page)],
});

/** Varnish and Fastly give the reason as the reason phrase: «Error 503 first byte timeout». */
export function reasonPhrase(page: ParsedPage): FoundCode {
  const reason = /^(?:Error )?\d{3} ([^<]{2,80})/.exec((page.heading || page.text).slice(0, 120))?.[1];
  const plain = reason?.split(' Guru', 1)[0] ?? '';
  // Visible text has the reason twice, as heading and as paragraph.
  const half = plain.slice(0, (plain.length - 1) / 2);
  const once = `${half} ${half}` === plain ? half : plain;
  return once === '' ? undefined : [once, once.toLowerCase().replace("'", '’')];
}

/** bin/varnishd/cache/cache_backend.c, cache_http1_fetch.c */
export const varnishOwner = ownServer(
  varnish,
  [
    line('refused', 'fail errno 111 (Connection refused)'),
    line('none-left', ': unhealthy'),
    line('closed', 'HTC eof'),
    line('slow', 'first byte timeout'),
    line('garbage', 'http format error'),
  ],
  linux({
    log: ["sudo varnishlog -d -g request -q 'RespStatus >= 500'", 'sudo varnishadm backend.list'],
    test: 'varnishd -C -f /etc/varnish/default.vcl >/dev/null',
    service: 'varnish',
  }),
  docker('varnishd -C -f /etc/varnish/default.vcl >/dev/null', [
    "docker exec your-container varnishlog -d -g request -q 'RespStatus >= 500'",
    'docker exec your-container varnishadm backend.list',
  ]),
);
