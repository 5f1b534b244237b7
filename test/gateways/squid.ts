import { paths, type GatewayProgram } from './gateway.ts';

const peers = ['dead', 'slow', 'hanging', 'garbage', 'broken', 'healthy'] as const;
const pathsTo = {
  slow: [paths.slow],
  hanging: [paths.hanging],
  garbage: [paths.garbage],
  broken: [paths.broken],
  healthy: [paths.healthy, paths.redirect],
} as const;

/** Squid as a reverse proxy. It serves no pages of its own, so the healthy page comes from a backend. */
export const squid: GatewayProgram = {
  name: 'squid',
  debianPackage: 'squid',
  programs: ['/usr/sbin/squid'],
  files: ({ folder, port, backends, patienceSeconds }) => ({
    'squid.conf': `
http_port 127.0.0.1:${port} accel defaultsite=shop.test no-vhost
${Object.entries(pathsTo)
  .map(([name, list]) => `acl to_${name} urlpath_regex ${list.map((path) => `^${path}$`).join(' ')}`)
  .join('\n')}
${peers.map((name) => `cache_peer 127.0.0.1 parent ${backends[name]} 0 no-query no-digest originserver name=${name} connect-fail-limit=1000000`).join('\n')}
${Object.keys(pathsTo)
  .map((name) => `cache_peer_access ${name} allow to_${name}\ncache_peer_access ${name} deny all`)
  .join('\n')}
${Object.keys(pathsTo)
  .map((name) => `cache_peer_access dead deny to_${name}`)
  .join('\n')}
cache_peer_access dead allow all
never_direct allow all
http_access allow all
cache deny all
cache_mem 8 MB
read_timeout ${patienceSeconds} seconds
connect_timeout 2 seconds
forward_timeout ${Math.max(4, patienceSeconds)} seconds
shutdown_lifetime 0 seconds
pid_filename none
access_log none
cache_log ${folder}/cache.log
cache_store_log none
netdb_filename none
pinger_enable off
visible_hostname cache.test
coredump_dir ${folder}
`,
  }),
  args: ({ folder }) => ['-N', '-f', `${folder}/squid.conf`],
};
