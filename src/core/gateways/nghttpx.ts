import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { journal, line, linux, ownServer, tail } from './owner-commands.ts';

export const nghttpx: Intermediary = { id: 'nghttpx', name: 'nghttpx', kind: 'gateway' };

/** https://github.com/nghttp2/nghttp2/blob/master/src/shrpx_http.cc, create_error_html */
export const nghttpxFingerprint = fingerprint(nghttpx, {
  serverPrefixes: ['nghttpx'],
  serverHeader: 'rewrites',
  pages: [html('<title>{s} *</title><h1>{s} *</h1><footer>nghttpx*</footer>'), text('{s} * nghttpx')],
  aliases: ['nghttpx'],
});

export const nghttpxOwner = ownServer(
  nghttpx,
  [line('refused', 'connect() failed; addr='), line('none-left', 'No working backend')],
  linux({ log: [journal('nghttpx'), tail('/var/log/nghttpx/error.log')], service: 'nghttpx' }),
);
