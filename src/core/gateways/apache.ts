import { fingerprint, html, text, textBetween, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { docker, line, linux, ownServer, tail } from './owner-commands.ts';

export const apache: Intermediary = {
  id: 'apache',
  name: 'Apache',
  kind: 'gateway',
  codes: {
    // Apache httpd, modules/proxy/mod_proxy_http.c and proxy_util.c
    'apache:Error reading from remote server': site('The server behind Apache closed the connection before answering.'),
    'apache:Error during SSL Handshake with remote server': site(
      'Apache could not set up an encrypted connection to the server behind it.',
    ),
    'apache:DNS lookup failure': site('Apache cannot find the address of the server behind it.'),
    'apache:Could not connect to remote machine': site('Apache could not connect to the server behind it.'),
    'apache:Timeout': site('The server behind Apache took too long.'),
  },
};

const SENTENCE_503 =
  'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.';
const SENTENCE_502 = 'The proxy server received an invalid response from an upstream server.';
const SENTENCE_504 = 'The gateway did not receive a timely response from the upstream server or application.';

/** https://github.com/apache/httpd/blob/trunk/modules/http/http_protocol.c, get_canned_error_string */
export const apacheFingerprint = fingerprint(apache, {
  serverPrefixes: ['apache', 'ibm_http_server', 'oracle-http-server'],
  serverHeader: 'preserves-upstream',
  pages: [
    html(`<title>503 *</title><h1>Service *</h1><p>${SENTENCE_503}**`),
    html(`<title>502 Proxy Error</title><h1>Proxy Error</h1><p>${SENTENCE_502}<br>**`),
    html(`<title>502 Bad Gateway</title><h1>Bad Gateway</h1><p>${SENTENCE_502}<br>**`),
    html(`<title>504 Gateway Time*</title><h1>Gateway Time*</h1><p>${SENTENCE_504}**`),
    text(`**${SENTENCE_502} The proxy server could not handle the request* Reason: **`),
    text(`Service * ${SENTENCE_503}**`),
    text(`Proxy Error ${SENTENCE_502} The proxy server could not handle the request**`),
    text(`Bad Gateway ${SENTENCE_502} Apache* Server at * Port *`),
    text(`Gateway Time* ${SENTENCE_504}**`),
  ],
  readCodes: readReason,
});

function readReason({ page }: ResponseSnapshot): readonly FoundCode[] {
  const reason = textBetween(page.text, 'Reason: ', '  ')?.split(/ Additionally| Apache\/|: /, 1)[0];
  return [reason === undefined ? undefined : [reason, reason.startsWith('Timeout') ? 'Timeout' : reason]];
}

/** modules/proxy/mod_proxy_http.c, proxy_util.c, mod_proxy_fcgi.c, server/mpm */
export const apacheOwner = ownServer(
  apache,
  [
    line('refused', 'AH00957: http: attempt to connect'),
    line('refused', 'AH01114: HTTP: failed to make connection to backend'),
    // Both kinds of failure end in AH01102; the words before it tell them apart.
    line('slow', '(70007)The timeout specified has expired'),
    line('closed', 'AH01102: error reading status line from remote server'),
    line('closed', 'AH01067: Failed to read FastCGI header'),
    line('garbage', 'AH01106: bad HTTP/1.1 header'),
    line('none-left', 'AH00959: disabling worker'),
    line('stopped', 'attempt to connect to Unix domain socket'),
    line('busy', 'AH00484: server reached MaxRequestWorkers setting'),
  ],
  linux(
    { log: [tail('/var/log/apache2/error.log')], test: 'apachectl configtest', service: 'apache2' },
    { log: [tail('/var/log/httpd/error_log')], service: 'httpd' },
  ),
  docker('apachectl configtest'),
);
