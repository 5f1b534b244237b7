import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

export const haproxy: GatewayProgram = {
  name: 'haproxy',
  debianPackage: 'haproxy',
  programs: ['/usr/sbin/haproxy'],
  files: ({ folder, port, backends, patienceSeconds }) => ({
    'healthy.html': healthyPage,
    'haproxy.cfg': `
global
  maxconn 256
defaults
  mode http
  retries 0
  timeout connect 2s
  timeout client 30s
  timeout server 30s
frontend front
  bind 127.0.0.1:${port}
  http-request return status 200 content-type "text/html; charset=utf-8" file ${folder}/healthy.html if { path ${paths.healthy} }
  http-request return status 502 if { path ${paths.empty} }
  http-request redirect location ${paths.failing} code 302 if { path ${paths.redirect} }
  use_backend slow if { path ${paths.slow} }
  use_backend hanging if { path ${paths.hanging} }
  use_backend garbage if { path ${paths.garbage} }
  use_backend broken if { path ${paths.broken} }
  default_backend dead
backend dead
  server app 127.0.0.1:${backends.dead}
backend slow
  server app 127.0.0.1:${backends.slow}
backend hanging
  timeout server ${patienceSeconds}s
  server app 127.0.0.1:${backends.hanging}
backend garbage
  server app 127.0.0.1:${backends.garbage}
backend broken
  server app 127.0.0.1:${backends.broken}
`,
  }),
  args: ({ folder }) => ['-db', '-q', '-f', `${folder}/haproxy.cfg`],
};
