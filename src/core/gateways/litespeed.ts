import { hasElement } from '../page/parsed-page.ts';
import { fingerprint, html, text, type ResponseSnapshot } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { docker, line, linux, ownServer, tail } from './owner-commands.ts';

export const litespeed: Intermediary = { id: 'litespeed', name: 'LiteSpeed', kind: 'gateway' };

/** https://github.com/litespeedtech/openlitespeed/blob/master/src/http/httpstatuscode.cpp: 502 and 504 have no body. */
export const litespeedFingerprint = fingerprint(litespeed, {
  serverPrefixes: ['litespeed', 'openlitespeed'],
  serverHeader: 'rewrites',
  isOwnEmptyResponse: ({ page, status }) => page.known && page.empty && status !== 503,
  pages: [
    html('<title>{s} *</title><div><div><h1>{s}</h1><h2>*</h2><p>*</div></div>**', { when: hasOwnStyle }),
    html('<title>{s} *</title><h1>{s} *</h1>*<hr>Powered By<a>LiteSpeed Web Server</a>**'),
    text('{s} * The server is temporarily busy, try again later!'),
    text(
      '**{s} * Proudly powered by LiteSpeed Web Server Please be advised that LiteSpeed Technologies Inc. is not a web hosting company**',
    ),
  ],
});

function hasOwnStyle({ page }: ResponseSnapshot): boolean {
  const heading = page.elements.find((element) => element.name === 'h1')?.attributes.get('style') ?? '';
  return (
    heading.replaceAll(' ', '').includes('font-size:150px;line-height:150px') &&
    hasElement(page, 'div', 'style', 'height:auto; min-height:100%;*')
  );
}

export const litespeedOwner = ownServer(
  litespeed,
  [
    line('refused', 'Connection refused'),
    line('closed', 'Connection reset by peer'),
    line('stopped', 'Failed to start one instance'),
    line('busy', 'Reached max children process limit'),
    line('none-left', 'oops! 503 Service Unavailable'),
  ],
  linux({ log: [tail('/usr/local/lsws/logs/error.log')], test: '/usr/local/lsws/bin/lshttpd -t', service: 'lsws' }),
  docker('/usr/local/lsws/bin/lshttpd -t'),
);
