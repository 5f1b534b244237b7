/** Web servers: where each keeps its error log, how an upstream failure reads in it, the test of its configuration, the restart. */
import { docker, journal, kubernetes, line, linux, tail, type LogLine, type Server } from './server.ts';

// nginx: src/http/ngx_http_upstream.c, src/event/ngx_event_connect.c
const nginxLines: readonly LogLine[] = [
  line('refused', 'connect() failed (111: Connection refused)'),
  line('closed', 'upstream prematurely closed connection'),
  line('slow', 'upstream timed out (110: Connection timed out)'),
  line('none-left', 'no live upstreams'),
  line('denied', 'failed (13: Permission denied)'),
  line('stopped', 'failed (2: No such file or directory)'),
  line('no-name', 'could not be resolved'),
  line('garbage', 'upstream sent no valid HTTP'),
  line('garbage', 'upstream sent invalid header'),
  line('garbage', 'upstream sent too big header'),
  line('tls', 'SSL_do_handshake() failed'),
];

export const WEB_SERVERS: readonly Server[] = [
  {
    id: 'nginx',
    lines: nginxLines,
    on: {
      ...linux({ log: [tail('/var/log/nginx/error.log')], test: 'nginx -t', service: 'nginx' }),
      ...docker('nginx -t'),
      ...kubernetes('ingress-nginx', 'ingress-nginx-controller', 'nginx -t'),
    },
  },
  {
    id: 'apache',
    // modules/proxy/mod_proxy_http.c, proxy_util.c, mod_proxy_fcgi.c, server/mpm
    lines: [
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
    on: {
      ...linux(
        { log: [tail('/var/log/apache2/error.log')], test: 'apachectl configtest', service: 'apache2' },
        { log: [tail('/var/log/httpd/error_log')], service: 'httpd' },
      ),
      ...docker('apachectl configtest'),
    },
  },
  {
    id: 'litespeed',
    lines: [
      line('refused', 'Connection refused'),
      line('closed', 'Connection reset by peer'),
      line('stopped', 'Failed to start one instance'),
      line('busy', 'Reached max children process limit'),
      line('none-left', 'oops! 503 Service Unavailable'),
    ],
    on: {
      ...linux({ log: [tail('/usr/local/lsws/logs/error.log')], test: '/usr/local/lsws/bin/lshttpd -t', service: 'lsws' }),
      ...docker('/usr/local/lsws/bin/lshttpd -t'),
    },
  },
  {
    id: 'caddy',
    // modules/caddyhttp/reverseproxy: Go’s own words for what went wrong.
    lines: [
      line('refused', 'connect: connection refused'),
      line('closed', '"msg":"EOF"'),
      line('slow', 'timeout awaiting response headers'),
      line('none-left', 'no upstreams available'),
      line('no-name', 'no such host'),
      line('garbage', 'transport connection broken: malformed'),
      line('tls', 'tls: '),
    ],
    on: {
      ...linux({ log: [journal('caddy')], test: 'caddy validate --config /etc/caddy/Caddyfile', service: 'caddy' }),
      ...docker('caddy validate --config /etc/caddy/Caddyfile'),
    },
  },
  {
    id: 'lighttpd',
    // src/gw_backend.c
    lines: [
      line('refused', 'establishing connection failed'),
      line('none-left', 'are down.'),
      line('slow', 'read timeout on socket'),
      line('closed', 'unexpected end-of-file'),
      line('closed', 'response not received, request sent'),
    ],
    on: {
      ...linux({ log: [tail('/var/log/lighttpd/error.log')], test: 'lighttpd -tt -f /etc/lighttpd/lighttpd.conf', service: 'lighttpd' }),
      ...docker('lighttpd -tt -f /etc/lighttpd/lighttpd.conf'),
    },
  },
  {
    id: 'openresty',
    lines: nginxLines,
    on: {
      ...linux({ log: [tail('/usr/local/openresty/nginx/logs/error.log')], test: 'openresty -t', service: 'openresty' }),
      ...docker('openresty -t'),
    },
  },
  {
    id: 'angie',
    lines: nginxLines,
    on: { ...linux({ log: [tail('/var/log/angie/error.log')], test: 'angie -t', service: 'angie' }), ...docker('angie -t') },
  },
  {
    id: 'tengine',
    lines: nginxLines,
    on: { ...linux({ log: [tail('/usr/local/nginx/logs/error.log')], test: '/usr/local/nginx/sbin/nginx -t', service: 'nginx' }) },
  },
  {
    id: 'h2o',
    lines: [line('refused', 'lib/core/proxy.c')],
    on: linux({ log: [journal('h2o')], test: 'h2o -t -c /etc/h2o/h2o.conf', service: 'h2o' }),
  },
  iis('iis'),
  iis('http.sys'),
];

/** HTTP.sys answers for IIS when an application pool is down, so both are looked at alike. */
function iis(id: string): Server {
  return {
    id,
    // https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis
    lines: [
      line('stopped', 'AppOffline'),
      line('stopped', 'Disabled'),
      line('busy', 'QueueFull'),
      line('closed', 'Connection_Abandoned_By_ReqQueue'),
      line('busy', 'ConnLimit'),
    ],
    on: {
      windows: {
        log: [
          'Get-ChildItem C:\\Windows\\System32\\LogFiles\\HTTPERR | Sort-Object LastWriteTime | Select-Object -Last 1 | Get-Content -Tail 50',
          "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Microsoft-Windows-WAS'} -MaxEvents 20",
          'C:\\Windows\\System32\\inetsrv\\appcmd.exe list apppool /state:Stopped',
        ],
        test: 'C:\\Windows\\System32\\inetsrv\\appcmd.exe list config /section:applicationPools',
        restart: 'iisreset',
      },
    },
  };
}
