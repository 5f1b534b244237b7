import { hasElement } from '../page/parsed-page.ts';
import { custom, fingerprint, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, unsure, type Intermediary } from './intermediary.ts';
import { docker, line, linux, ownServer, tail } from './owner-commands.ts';

export const squid: Intermediary = {
  id: 'squid',
  name: 'Squid',
  kind: 'proxy',
  codes: {
    // Squid: src/err_type.h, https://github.com/squid-cache/squid/blob/master/src/error/forward.h
    'squid:ERR_READ_TIMEOUT': site('The server took too long to answer the proxy.'),
    'squid:ERR_LIFETIME_EXP': unsure('The connection through the proxy was open for too long.'),
    'squid:ERR_READ_ERROR': site('The proxy could not read the server’s answer.'),
    'squid:ERR_WRITE_ERROR': site('The proxy could not send the request to the server.'),
    'squid:ERR_CONNECT_FAIL': site('The proxy could not connect to the server.'),
    'squid:ERR_SECURE_CONNECT_FAIL': site('The proxy could not set up an encrypted connection to the server.'),
    'squid:ERR_SOCKET_FAILURE': unsure('The proxy has run out of connections.'),
    'squid:ERR_DNS_FAIL': unsure('The proxy could not find the server’s address.'),
    'squid:ERR_CANNOT_FORWARD': unsure('The proxy could not forward the request.'),
    'squid:ERR_ZERO_SIZE_OBJECT': site('The server closed the connection without an answer.'),
    'squid:ERR_TOO_BIG': unsure('The answer was too large for the proxy.'),
    'squid:ERR_INVALID_RESP': site('The server did not send valid HTTP.'),
    'squid:ERR_GATEWAY_FAILURE': unsure('The proxy itself had an internal error.'),
    'squid:ERR_NO_RELAY': unsure('The proxy is not set up to forward this request.'),
  },
};

const ERROR_NAME = /^ERR_[A-Z_]{2,60}$/;

export const squidFingerprint = fingerprint(squid, {
  expectedHeaders: ['x-squid-error'],
  serverPrefixes: ['squid'],
  serverHeader: 'own-errors-only',
  vendorHeader: (headers) => (ERROR_NAME.test((headers.first('x-squid-error') ?? '').split(' ')[0] ?? '') ? 'x-squid-error' : undefined),
  pages: [
    custom('html', isErrorPage),
    text('ERROR The requested URL could not be retrieved The following error was encountered while trying to retrieve the URL: **'),
  ],
  aliases: ['squid'],
  pathHeaders: ['x-squid-error'],
  readCodes,
});

/** The page is in the visitor's language; its ids and its last comment are not translated (errors/templates). */
function isErrorPage({ page }: ResponseSnapshot): boolean {
  const id = page.elements.find((element) => element.name === 'body')?.attributes.get('id') ?? '';
  const comment = page.comments.some((words) => ERROR_NAME.test(words) && (id === '' || words === id));
  const parts = ['titles', 'content', 'footer'].every((part) => hasElement(page, 'div', 'id', part));
  return parts && (ERROR_NAME.test(id) || comment);
}

function readCodes({ page, headers }: ResponseSnapshot): readonly FoundCode[] {
  const code = headers.first('x-squid-error')?.split(' ')[0] ?? page.comments.find((words) => words.startsWith('ERR_'));
  return [code === undefined ? undefined : [code]];
}

/** src/http.cc and neighbors.cc in cache.log, result codes in access.log */
export const squidOwner = ownServer(
  squid,
  [
    line('refused', 'TCP_MISS/503'),
    line('none-left', 'HIER_NONE/-'),
    line('none-left', 'Detected DEAD Parent'),
    line('slow', 'TCP_MISS/504'),
    line('closed', 'Invalid Response: No object data received'),
    line('garbage', 'Invalid Response: Bad header encountered'),
  ],
  linux({ log: [tail('/var/log/squid/access.log'), tail('/var/log/squid/cache.log')], test: 'squid -k parse', service: 'squid' }),
  docker('squid -k parse'),
);
