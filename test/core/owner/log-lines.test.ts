import { describe, expect, test } from 'vitest';
import type { LogMeaning } from '../../../src/core/gateways/owner-commands.ts';
import { ownerGuide } from '../../../src/core/owner/owner-guide.ts';

/** Log lines of Debian's packages in front of a backend that was dead, hung, closed the connection or did not speak HTTP. */
const written: readonly (readonly [server: string, means: LogMeaning, line: string])[] = [
  ['nginx', 'refused', '[error] 8896#8896: *2 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1'],
  ['nginx', 'closed', '[error] 8896#8896: *1 upstream prematurely closed connection while reading response header from upstream'],
  ['nginx', 'slow', '[error] 8896#8896: *1 upstream timed out (110: Connection timed out) while reading response header from upstream'],
  ['nginx', 'garbage', '[error] 8896#8896: *1 upstream sent no valid HTTP/1.0 header while reading response header from upstream'],
  ['nginx', 'garbage', '[error] 8896#8896: *7 upstream sent invalid header: "this\\x20..." while reading response header from upstream'],
  ['apache', 'refused', '[proxy:error] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:1 (127.0.0.1:1) failed'],
  ['apache', 'refused', '[proxy_http:error] [client 127.0.0.1:50478] AH01114: HTTP: failed to make connection to backend: 127.0.0.1'],
  [
    'apache',
    'closed',
    '[proxy_http:error] (20014)Internal error (specific information not available): [client 127.0.0.1:50468] AH01102: error reading status line from remote server 127.0.0.1:46527',
  ],
  [
    'apache',
    'slow',
    '[proxy_http:error] (70007)The timeout specified has expired: [client 127.0.0.1:51872] AH01102: error reading status line from remote server 127.0.0.1:38267',
  ],
  ['apache', 'garbage', '[proxy_http:warn] [client 127.0.0.1:51872] AH01106: bad HTTP/1.1 header returned by /broken (GET)'],
  ['haproxy', 'refused', '127.0.0.1:42506 [22/Nov/2026:19:32:53.391] f b1/app 0/0/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"'],
  ['haproxy', 'closed', '127.0.0.1:42510 [22/Nov/2026:19:32:53.430] f b2/app 0/0/1/-1/1 502 209 - - SH-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"'],
  ['haproxy', 'slow', '127.0.0.1:42512 [22/Nov/2026:19:32:53.460] f b3/app 0/0/0/-1/1013 504 198 - - sH-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"'],
  ['haproxy', 'garbage', '127.0.0.1:42522 [22/Nov/2026:19:32:54.528] f b4/app 0/0/0/-1/4 502 209 - - PH-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"'],
  ['haproxy', 'none-left', "[ALERT]    (12606) : backend 'b6' has no server available!"],
  ['varnish', 'refused', '--  FetchError     backend dead: fail errno 111 (Connection refused)'],
  ['varnish', 'closed', '--  FetchError     HTC eof (-1)'],
  ['varnish', 'slow', '--  FetchError     first byte timeout'],
  ['varnish', 'garbage', '--  FetchError     http format error'],
  ['caddy', 'refused', '{"level":"error","logger":"http.log.error","msg":"dial tcp 127.0.0.1:1: connect: connection refused"'],
  ['caddy', 'closed', '{"level":"error","logger":"http.log.error","msg":"EOF","request":{'],
  ['caddy', 'slow', '{"level":"error","logger":"http.log.error","msg":"net/http: timeout awaiting response headers"'],
  ['caddy', 'garbage', '"msg":"net/http: HTTP/1.x transport connection broken: malformed HTTP status code \\"no\\""'],
  ['caddy', 'garbage', '"msg":"net/http: HTTP/1.x transport connection broken: malformed MIME header: missing colon"'],
  ['lighttpd', 'refused', '(gw_backend.c.274) establishing connection failed: socket: tcp:127.0.0.1:1: Connection refused'],
  ['lighttpd', 'none-left', '(gw_backend.c.960) all handlers for /dead? on  are down.'],
  ['lighttpd', 'slow', '(gw_backend.c.2708) read timeout on socket: tcp:127.0.0.1:38267 (fd: 11)'],
  ['squid', 'none-left', '1795375906.700      0 127.0.0.1 TCP_MISS/502 3432 GET http://shop.test/dead - HIER_NONE/- text/html'],
  ['squid', 'slow', '1795375910.639   1933 127.0.0.1 TCP_MISS/504 3493 GET http://shop.test/hangs - FIRSTUP_PARENT/127.0.0.1 text/html'],
  ['squid', 'closed', '2026/11/22 19:31:48| WARNING: HTTP: Invalid Response: No object data received for http://shop.test/slow'],
  ['squid', 'garbage', '2026/11/22 19:31:51| WARNING: HTTP: Invalid Response: Bad header encountered from http://shop.test/broken'],
  [
    'apache-traffic-server',
    'refused',
    "CONNECT: attempt fail [CONNECTION_ERROR] to 127.0.0.1:1 for host='127.0.0.1' connection_result=Connection refused [111]",
  ],
  [
    'apache-traffic-server',
    'slow',
    '1795375915.595 1940 127.0.0.1 ERR_READ_TIMEOUT/504 475 GET http://127.0.0.1/ - TIMEOUT_DIRECT/127.0.0.1',
  ],
];

describe('a log line has the meaning that the guide gives', () => {
  test.each(written)('%s: %s', (server, means, line) => {
    const first = ownerGuide(server, []).lines.find(({ text }) => line.includes(text));
    expect(first?.means).toBe(means);
  });
});
