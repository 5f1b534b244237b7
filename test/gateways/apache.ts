import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

const modules = ['mpm_event', 'authz_core', 'alias', 'proxy', 'proxy_http'];

export const apache: GatewayProgram = {
  name: 'apache',
  debianPackage: 'apache2',
  programs: ['/usr/sbin/apache2'],
  files: ({ folder, port, backends, patienceSeconds, asRoot }) => ({
    'healthy.html': healthyPage,
    'nothing.html': '',
    'apache.conf': `
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${asRoot ? 'User www-data\nGroup www-data' : ''}
StartServers 1
DocumentRoot ${folder}
<Directory ${folder}>
  Require all granted
  ForceType text/html
</Directory>
Alias ${paths.healthy} ${folder}/healthy.html
RedirectMatch 302 ^${paths.redirect}$ ${paths.failing}
ProxyPass ${paths.healthy} !
ProxyPass ${paths.redirect} !
ProxyPass /nothing.html !
ProxyPass ${paths.slow} http://127.0.0.1:${backends.slow}${paths.slow} retry=0
ProxyPass ${paths.hanging} http://127.0.0.1:${backends.hanging}${paths.hanging} retry=0 timeout=${patienceSeconds}
ProxyPass ${paths.garbage} http://127.0.0.1:${backends.garbage}${paths.garbage} retry=0
ProxyPass ${paths.broken} http://127.0.0.1:${backends.broken}${paths.broken} retry=0
ProxyPass / http://127.0.0.1:${backends.dead}/ retry=0
<Location ${paths.empty}>
  ErrorDocument 503 /nothing.html
</Location>
`,
  }),
  args: ({ folder }) => ['-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
};
