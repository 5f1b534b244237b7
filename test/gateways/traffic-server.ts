import { paths, type GatewayProgram } from './gateway.ts';

/** It serves no pages of its own, so the healthy page comes from a backend. */
export const trafficServer: GatewayProgram = {
  name: 'apache-traffic-server',
  debianPackage: 'trafficserver',
  programs: ['/usr/bin/traffic_server'],
  files: ({ folder, port, backends, patienceSeconds }) => ({
    'runroot.yaml': `prefix: ${folder}
exec_prefix: ${folder}
bindir: /usr/bin
sbindir: /usr/bin
sysconfdir: ${folder}
datadir: ${folder}
includedir: ${folder}
libdir: /usr/lib/trafficserver
libexecdir: /usr/lib/trafficserver/modules
localstatedir: ${folder}
runtimedir: ${folder}
logdir: ${folder}
cachedir: ${folder}
`,
    'records.config': `
CONFIG proxy.config.http.server_ports STRING ${port}:ip-in=127.0.0.1
CONFIG proxy.config.admin.user_id STRING #-1
CONFIG proxy.config.crash_log_helper STRING NULL
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 2
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.url_remap.remap_required INT 1
CONFIG proxy.config.url_remap.pristine_host_hdr INT 1
CONFIG proxy.config.http.connect_attempts_timeout INT 2
CONFIG proxy.config.http.connect_attempts_max_retries INT 0
CONFIG proxy.config.http.transaction_no_activity_timeout_out INT ${patienceSeconds}
CONFIG proxy.config.body_factory.template_sets_dir STRING /etc/trafficserver/body_factory
CONFIG proxy.config.log.logging_enabled INT 0
CONFIG proxy.config.diags.output.error STRING E
`,
    'storage.config': '',
    'ip_allow.yaml': 'ip_allow:\n  - { apply: in, ip_addrs: 127.0.0.1, action: allow, methods: ALL }\n',
    'remap.config': `
map ${paths.redirect} http://127.0.0.1:${backends.healthy}${paths.redirect}
map ${paths.healthy} http://127.0.0.1:${backends.healthy}${paths.healthy}
map ${paths.slow} http://127.0.0.1:${backends.slow}${paths.slow}
map ${paths.hanging} http://127.0.0.1:${backends.hanging}${paths.hanging}
map ${paths.garbage} http://127.0.0.1:${backends.garbage}${paths.garbage}
map ${paths.broken} http://127.0.0.1:${backends.broken}${paths.broken}
map / http://127.0.0.1:${backends.dead}/
`,
  }),
  args: ({ folder }) => [`--run-root=${folder}/runroot.yaml`],
};
