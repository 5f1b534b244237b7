/** Load balancers, caches and proxies one runs oneself, as the web servers next door. */
import { docker, journal, kubernetes, line, linux, systemd, tail, type Server } from './server.ts';

export const PROXIES: readonly Server[] = [
  {
    id: 'haproxy',
    // https://docs.haproxy.org/2.8/configuration.html#8.5 : the session’s state at its end, first and second letter
    lines: [
      line('refused', ' SC--'),
      line('closed', ' SH--'),
      line('slow', ' sH--'),
      line('busy', ' sQ--'),
      line('garbage', ' PH--'),
      line('none-left', 'has no server available!'),
      line('none-left', '<NOSRV>'),
    ],
    on: {
      ...linux(
        { log: [journal('haproxy'), tail('/var/log/haproxy.log')], test: 'haproxy -c -f /etc/haproxy/haproxy.cfg', service: 'haproxy' },
        { log: [journal('haproxy')] },
      ),
      ...docker('haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg'),
    },
  },
  {
    id: 'varnish',
    // bin/varnishd/cache/cache_backend.c, cache_http1_fetch.c
    lines: [
      line('refused', 'fail errno 111 (Connection refused)'),
      line('none-left', ': unhealthy'),
      line('closed', 'HTC eof'),
      line('slow', 'first byte timeout'),
      line('garbage', 'http format error'),
    ],
    on: {
      ...linux({
        log: ["sudo varnishlog -d -g request -q 'RespStatus >= 500'", 'sudo varnishadm backend.list'],
        test: 'varnishd -C -f /etc/varnish/default.vcl >/dev/null',
        service: 'varnish',
      }),
      docker: {
        log: [
          "docker exec your-container varnishlog -d -g request -q 'RespStatus >= 500'",
          'docker exec your-container varnishadm backend.list',
        ],
        test: 'docker exec your-container varnishd -C -f /etc/varnish/default.vcl >/dev/null',
        restart: 'docker restart your-container',
      },
    },
  },
  {
    id: 'squid',
    lines: [
      // src/http.cc and neighbors.cc in cache.log, result codes in access.log
      line('refused', 'TCP_MISS/503'),
      line('none-left', 'HIER_NONE/-'),
      line('none-left', 'Detected DEAD Parent'),
      line('slow', 'TCP_MISS/504'),
      line('closed', 'Invalid Response: No object data received'),
      line('garbage', 'Invalid Response: Bad header encountered'),
    ],
    on: {
      ...linux({ log: [tail('/var/log/squid/access.log'), tail('/var/log/squid/cache.log')], test: 'squid -k parse', service: 'squid' }),
      ...docker('squid -k parse'),
    },
  },
  {
    id: 'apache-traffic-server',
    lines: [
      line('refused', 'CONNECT: attempt fail'),
      line('none-left', 'CONNECT: dead server no request'),
      line('slow', 'ERR_READ_TIMEOUT'),
      line('no-name', 'ERR_DNS_FAIL'),
    ],
    on: linux({
      log: [tail('/var/log/trafficserver/error.log'), 'sudo traffic_logcat /var/log/trafficserver/squid.blog | tail -n 50'],
      test: 'traffic_server -C verify_config',
      service: 'trafficserver',
    }),
  },
  {
    id: 'envoy',
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage : response flags
    lines: [
      line('refused', ' UF '),
      line('closed', ' UC '),
      line('slow', ' UT '),
      line('none-left', ' UH '),
      line('busy', ' UO '),
      line('garbage', ' UPE '),
    ],
    on: {
      docker: {
        log: ['docker logs --tail 50 your-container', 'curl -s http://127.0.0.1:9901/clusters | grep health_flags'],
        test: 'docker exec your-container envoy --mode validate -c /etc/envoy/envoy.yaml',
        restart: 'docker restart your-container',
      },
      ...kubernetes('your-namespace', 'envoy', 'envoy --mode validate -c /etc/envoy/envoy.yaml'),
      debian: systemd({ log: [journal('envoy')], test: 'envoy --mode validate -c /etc/envoy/envoy.yaml', service: 'envoy' }),
    },
  },
  {
    id: 'traefik',
    lines: [
      line('refused', 'connect: connection refused'),
      line('closed', "'502 Bad Gateway' caused by: EOF"),
      line('slow', 'i/o timeout'),
      line('no-name', 'no such host'),
    ],
    on: { ...docker(), ...kubernetes('traefik', 'traefik'), debian: systemd({ log: [journal('traefik')], service: 'traefik' }) },
  },
  {
    id: 'kong',
    lines: [
      line('refused', 'connect() failed (111: Connection refused)'),
      line('closed', 'upstream prematurely closed connection'),
      line('slow', 'upstream timed out (110: Operation timed out)'),
      line('none-left', 'failure to get a peer from the ring-balancer'),
      line('no-name', 'name resolution failed'),
    ],
    on: {
      ...docker('kong check /etc/kong/kong.conf'),
      ...kubernetes('kong', 'kong-gateway'),
      ...linux({ log: [tail('/usr/local/kong/logs/error.log')], test: 'kong check /etc/kong/kong.conf', service: 'kong' }),
    },
  },
  {
    id: 'openshift',
    lines: [line('none-left', '<NOSRV>'), line('refused', ' SC--'), line('closed', ' SH--'), line('slow', ' sH--')],
    on: {
      kubernetes: {
        log: [
          'oc -n openshift-ingress logs deployment/router-default --tail=50',
          'oc get pods -o wide',
          'oc get endpointslices -l kubernetes.io/service-name=your-service',
          'oc describe route your-route',
        ],
        restart: 'oc -n openshift-ingress rollout restart deployment/router-default',
      },
    },
  },
  {
    id: 'nghttpx',
    lines: [line('refused', 'connect() failed; addr='), line('none-left', 'No working backend')],
    on: linux({ log: [journal('nghttpx'), tail('/var/log/nghttpx/error.log')], service: 'nghttpx' }),
  },
  {
    id: 'tinyproxy',
    lines: [line('refused', 'opensock: Could not establish a connection'), line('busy', 'Maximum number of connections')],
    on: linux({ log: [tail('/var/log/tinyproxy/tinyproxy.log')], service: 'tinyproxy' }),
  },
  {
    id: 'privoxy',
    lines: [line('refused', 'connect to: '), line('no-name', 'could not resolve hostname')],
    on: linux({ log: [tail('/var/log/privoxy/logfile')], test: 'privoxy --config-test /etc/privoxy/config', service: 'privoxy' }),
  },
  {
    id: 'mitmproxy',
    lines: [line('refused', 'Connection refused'), line('closed', 'server disconnected')],
    on: linux({ log: [journal('mitmproxy')], service: 'mitmproxy' }),
  },
];
