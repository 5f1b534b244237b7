import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

export const lighttpd: GatewayProgram = {
  name: 'lighttpd',
  debianPackage: 'lighttpd',
  programs: ['/usr/sbin/lighttpd'],
  files: ({ folder, port, backends, patienceSeconds }) => ({
    'healthy.html': healthyPage,
    'lighttpd.conf': `
server.modules = ( "mod_redirect", "mod_alias", "mod_proxy" )
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${folder}"
server.errorlog = "${folder}/error.log"
server.max-fds = 256
mimetype.assign = ( ".html" => "text/html; charset=utf-8" )
url.redirect = ( "^${paths.redirect}$" => "${paths.failing}" )
url.redirect-code = 302
alias.url = ( "${paths.healthy}" => "${folder}/healthy.html" )
$HTTP["url"] != "${paths.healthy}" {
  proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backends.dead} ) ) )
}
$HTTP["url"] == "${paths.slow}" {
  proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backends.slow} ) ) )
}
$HTTP["url"] == "${paths.hanging}" {
  proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backends.hanging}, "read-timeout" => ${patienceSeconds} ) ) )
}
$HTTP["url"] == "${paths.broken}" {
  proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backends.broken} ) ) )
}
$HTTP["url"] == "${paths.garbage}" {
  proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backends.garbage} ) ) )
}
`,
  }),
  args: ({ folder }) => ['-D', '-f', `${folder}/lighttpd.conf`],
};
